using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule C01 by brute force.</summary>
internal sealed class FrequentVisitCount(EffectiveFacts facts, IReadOnlySet<string> rehabilitation)
{
    private sealed record Visit(long At, string Where);

    public IEnumerable<SubjectHit> Hits() => facts.Outpatient.SelectMany(OfPerson);

    private IEnumerable<SubjectHit> OfPerson(IGrouping<string, Envelope> settlements)
    {
        var visits = settlements
            .Where(envelope => envelope.Settlement.RsService != ServiceKind.Purchase && Counts(envelope))
            .GroupBy(envelope => envelope.Settlement.MdtrtId)
            .Select(encounter => new Visit(
                encounter.Min(envelope => envelope.EventTime.Seconds), encounter.First().FixmedinsCode))
            .ToList();
        return visits.Select(visit => new SubjectHit(settlements.Key, visit.At, SeverityAt(visit.At, visits)))
            .Where(hit => hit.Severity != "NONE");
    }

    private static string SeverityAt(long now, List<Visit> visits)
    {
        var month = Since(30);
        var places = month.Select(visit => visit.Where).Distinct().Count();
        var today = visits.Where(visit => visit.At <= now && CivilDays.Of(visit.At) == CivilDays.Of(now))
            .Select(visit => visit.Where).Distinct().Count();
        return month.Count >= 25 || today >= 3 || places >= 10 ? "HIGH"
            : Since(7).Count >= 7 || month.Count >= 15 || places >= 6 ? "MEDIUM"
            : "NONE";

        List<Visit> Since(long days) =>
            [.. visits.Where(visit => visit.At > now - (days * CivilDays.Day) && visit.At <= now)];
    }

    /// <summary>Not dialysis, not a tumour's treatment, not a pregnancy, not a course of rehabilitation.</summary>
    private bool Counts(Envelope envelope)
    {
        string[] excluded = ["N18.5", "Z49", "Z51.1", "O"];
        return !Has(excluded) && !(rehabilitation.Contains(envelope.FixmedinsCode) && Has("I69"));

        bool Has(params string[] prefixes) => envelope.Settlement.Diagnoses.Any(diagnosis =>
            prefixes.Any(prefix => diagnosis.DiagCode.StartsWith(prefix, StringComparison.Ordinal)));
    }
}
