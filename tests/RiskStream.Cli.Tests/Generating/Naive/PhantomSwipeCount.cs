using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule P02 by brute force, for the pharmacies of a registry and those of them that never close.</summary>
internal sealed class PhantomSwipeCount(EffectiveFacts facts, IReadOnlySet<string> pharmacies, IReadOnlySet<string> neverClosed)
{
    /// <summary>Every pharmacy and civil day that the rule is not silent about, with the day's highest severity.</summary>
    public IEnumerable<(string Subject, string Day, string Severity)> Hits() =>
        facts.Settlements
            .Where(envelope => pharmacies.Contains(envelope.FixmedinsCode) && envelope.Settlement.MedType != "14")
            .GroupBy(envelope => envelope.FixmedinsCode)
            .SelectMany(group => Judge(group.Key, [.. group.OrderBy(envelope => envelope.EventTime.Seconds)]));

    private IEnumerable<(string Subject, string Day, string Severity)> Judge(string pharmacy, List<Envelope> swipes)
    {
        var severities = swipes
            .Select(swipe => (Day: CivilDays.Of(swipe.EventTime), Severity: SeverityAt(pharmacy, swipe.EventTime.Seconds, swipes)))
            .Where(found => found.Severity != "NONE");
        foreach (var day in severities.GroupBy(found => found.Day))
        {
            yield return (pharmacy, CivilDays.Text(day.Key), day.Any(found => found.Severity == "HIGH") ? "HIGH" : "MEDIUM");
        }
    }

    private string SeverityAt(string pharmacy, long now, List<Envelope> swipes)
    {
        var window = Since(CivilDays.Day);
        var same = window.Select(PaidOf).Where(paid => paid > 0).GroupBy(paid => paid).Select(group => group.Count()).DefaultIfEmpty().Max();
        var night = neverClosed.Contains(pharmacy) ? 0 : window.Count(IsNightly);
        var drained = Since(3600)
            .Where(swipe => swipe.Settlement is { AcctPayFen: > 0, HasBalcFen: true, BalcFen: <= 100 })
            .Select(swipe => swipe.Settlement.Person.PsnKey).Distinct().Count();
        return (same >= 20 && same >= 0.4 * window.Count) || (night >= 10 && night >= 0.3 * window.Count) || drained >= 5 ? "HIGH"
            : same >= 10 && same >= 0.3 * window.Count ? "MEDIUM"
            : "NONE";

        List<Envelope> Since(long seconds) =>
            [.. swipes.Where(swipe => swipe.EventTime.Seconds > now - seconds && swipe.EventTime.Seconds <= now)];
    }

    private static long PaidOf(Envelope swipe) => swipe.Settlement.FundPaySumamtFen + swipe.Settlement.AcctPayFen;

    private static bool IsNightly(Envelope swipe) => ((swipe.EventTime.Seconds / 3600) + 8) % 24 is >= 22 or < 6;
}
