namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule H03 by brute force.</summary>
internal sealed class OverlappingStayCount(EffectiveFacts facts, IReadOnlyDictionary<string, string> blocs)
{
    private readonly ILookup<string, long> _bedDays = facts.Lines()
        .Where(line => line.Line.MedChrgitmType == "01")
        .ToLookup(
            line => line.Envelope.FeeDetail?.MdtrtId ?? line.Envelope.Settlement.MdtrtId,
            line => CivilDays.Of(line.Line.FeeOcurTime));

    public IEnumerable<SubjectHit> Hits() =>
        from person in facts.Stays
        from later in person
        let severity = Judge(later, [.. person.Where(earlier => Overlaps(earlier, later))])
        where severity != "NONE"
        select new SubjectHit(person.Key, later.Begin, severity);

    private string Judge(NaiveStay later, List<NaiveStay> others)
    {
        var isOpen = others.Exists(other => other.End is null);
        var hours = others.Sum(other => (Math.Min(EndOf(other), EndOf(later)) - later.Begin) / 3600.0);
        return others.Exists(other => _bedDays[other.Id].Intersect(_bedDays[later.Id]).Count() >= 2) ? "CRITICAL"
            : isOpen || hours > 24 ? "HIGH"
            : hours > 2 ? "LOW"
            : "NONE";
    }

    /// <summary>Whether an earlier stay elsewhere was still on, and the later one is no transfer.</summary>
    private bool Overlaps(NaiveStay earlier, NaiveStay later) =>
        earlier.Begin < later.Begin
        && EndOf(earlier) > later.Begin
        && earlier.Where != later.Where
        && later.Admission.Encounter.ReflOldMdtrtId != earlier.Id
        && !(blocs.TryGetValue(earlier.Where, out var bloc) && blocs.GetValueOrDefault(later.Where) == bloc);

    private static long EndOf(NaiveStay stay) => stay.End ?? long.MaxValue / 2;
}
