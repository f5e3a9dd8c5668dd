using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule C02 by brute force, for the clinics of a registry; courses at those registered for rehabilitation aside.</summary>
internal sealed class TemplateBillingCount(
    EffectiveFacts facts, IReadOnlySet<string> clinics, IReadOnlySet<string> rehabilitation, bool countsFlatFee = false)
{
    private sealed record Day(string Where, long Number, bool IsMedium, bool IsHigh);

    public IEnumerable<(string Subject, string Day, string Severity)> Hits()
    {
        var days = facts.Settlements
            .Where(envelope => clinics.Contains(envelope.FixmedinsCode) && !IsCourse(envelope))
            .GroupBy(envelope => (envelope.FixmedinsCode, Day: CivilDays.Of(envelope.EventTime)))
            .Select(group => Judge(group.Key.FixmedinsCode, group.Key.Day, [.. group]))
            .Where(day => day.IsMedium || day.IsHigh)
            .ToList();
        foreach (var day in days)
        {
            var mediumDays = days.Count(other =>
                other.Where == day.Where && other.IsMedium && other.Number <= day.Number && other.Number > day.Number - 7);
            yield return (day.Where, CivilDays.Text(day.Number), day.IsHigh || mediumDays >= 3 ? "HIGH" : "MEDIUM");
        }
    }

    private Day Judge(string where, long day, List<Envelope> visits)
    {
        var same = MostAlike(visits);
        var undiagnosed = visits.Count(visit => visit.Settlement.Diagnoses.Count == 0 && visit.Settlement.DiseNo.Length == 0);
        var byDoctor = visits.GroupBy(visit => visit.Settlement.Lines[0].BilgDrCodg).Max(doctor => MostAlike(doctor));
        var isMedium = (same >= 8 && same >= 0.3 * visits.Count) || (visits.Count >= 30 && undiagnosed >= 0.2 * visits.Count);
        return new Day(where, day, isMedium, IsHigh: byDoctor >= 30);
    }

    private int MostAlike(IEnumerable<Envelope> visits) => visits
        .Select(ContentOf)
        .Where(content => content.Length > 0)
        .GroupBy(content => content)
        .Select(group => group.Count())
        .DefaultIfEmpty()
        .Max();

    private string ContentOf(Envelope visit)
    {
        var items = visit.Settlement.Lines
            .Where(line => countsFlatFee || line.MedChrgitmType != "12")
            .Select(line => $"{line.MedListCodg} {line.Cnt}")
            .Order(StringComparer.Ordinal)
            .ToList();
        return items.Count == 0 ? string.Empty : $"{string.Join('+', items)} = {visit.Settlement.MedfeeSumamtFen}";
    }

    private bool IsCourse(Envelope visit) => rehabilitation.Contains(visit.FixmedinsCode)
        && visit.Settlement.Diagnoses.Any(diagnosis => diagnosis.DiagCode.StartsWith("I69", StringComparison.Ordinal));
}
