using RiskStream.Cli.Generating;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rules H09 (hours of a day, exclusive pairs) and H10 (bundles) by brute force, for the lists that are generated.</summary>
internal sealed class ForbiddenChargeCount(EffectiveFacts facts, ReferenceLists lists, bool countsRefunds = true)
{
    private sealed record Charge(long At, string Item, double Count, long PriceE6);

    private readonly ILookup<string, Charge> _charges = facts.Lines().ToLookup(
        line => line.Envelope.FeeDetail?.MdtrtId ?? line.Envelope.Settlement.MdtrtId,
        line => new Charge(line.Line.FeeOcurTime.Seconds, line.Line.MedListCodg, double.Parse(line.Line.Cnt), line.Line.PricE6));

    /// <summary>H09, by encounter.</summary>
    public IEnumerable<SubjectHit> Duplicates()
    {
        var hourly = lists.FrequencyCaps.Where(cap => cap.Hourly).Select(cap => cap.MedListCodg).ToHashSet();
        return _charges.SelectMany(encounter => encounter
            .Where(charge => hourly.Contains(charge.Item) && (countsRefunds || charge.Count > 0))
            .GroupBy(charge => (charge.Item, Day: CivilDays.Of(charge.At)))
            .Where(day => day.Sum(charge => charge.Count) > 24)
            .Select(day => new SubjectHit(encounter.Key, day.Min(charge => charge.At), "CRITICAL"))
            .Concat(lists.ExclusivePairs
                .Where(pair => Has(encounter, pair.FirstMedListCodg) && Has(encounter, pair.SecondMedListCodg))
                .Select(_ => new SubjectHit(encounter.Key, encounter.Min(charge => charge.At), "CRITICAL"))));
    }

    /// <summary>H10, by encounter.</summary>
    public IEnumerable<SubjectHit> Unbundled(int? fewestParts = null) =>
        from encounter in _charges
        from bundle in lists.ChargeBundles
        where !Has(encounter, bundle.MedListCodg)
        from day in encounter.Where(charge => bundle.IncludedMedListCodgs.Contains(charge.Item)).GroupBy(charge => CivilDays.Of(charge.At))
        let parts = day.DistinctBy(charge => charge.Item).ToList()
        where parts.Count >= (fewestParts ?? bundle.MinParts)
        where fewestParts is not null || parts.Sum(part => part.PriceE6) >= 1.05 * bundle.PricE6
        select new SubjectHit(encounter.Key, day.Min(charge => charge.At), "HIGH");

    private static bool Has(IEnumerable<Charge> charges, string item) =>
        charges.Where(charge => charge.Item == item).Sum(charge => charge.Count) > 0;
}
