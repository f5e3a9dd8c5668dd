using RiskStream.Cli.Generating.Chance;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Institutions;

/// <summary>
/// All institutions. The ordinary ones are drawn from by weight; planted ones are founded on request and only schemes use them.
/// </summary>
internal sealed class InstitutionDirectory
{
    private readonly InstitutionFounder _founder;
    private readonly List<Institution> _all = [];
    private readonly Dictionary<Axis, (List<Institution> List, double[] Weights)> _byAxis = [];
    private readonly Dictionary<(Axis Axis, string Region), (List<Institution> List, double[] Weights)> _byRegion = [];
    private int _planted;

    public InstitutionDirectory(PrefectureOptions options)
    {
        Regions = new RegionMap(Math.Clamp(options.Hospitals / 3, 1, 6));
        _founder = new InstitutionFounder(unchecked((ulong)options.Seed), Regions);
        Found(Axis.Hospital, options.Hospitals, firstSerial: 1);
        Found(Axis.Clinic, options.Clinics, firstSerial: options.Hospitals + 1);
        Found(Axis.Pharmacy, options.Pharmacies, firstSerial: 1);
        foreach (var group in _all.GroupBy(institution => (institution.Axis, institution.Region)))
        {
            _byRegion[group.Key] = WithWeights([.. group]);
        }
    }

    public RegionMap Regions { get; }

    public IReadOnlyList<Institution> All => _all;

    public IReadOnlyList<Institution> Ordinary(Axis axis) => _byAxis[axis].List;

    public Institution Draw(Axis axis, Dice dice)
    {
        var (list, weights) = _byAxis[axis];
        return list[dice.PickIndex(weights)];
    }

    /// <summary>One of the county's own, or of the whole prefecture where the county has none.</summary>
    public Institution DrawIn(string region, Axis axis, Dice dice)
    {
        if (!_byRegion.TryGetValue((axis, region), out var own))
        {
            return Draw(axis, dice);
        }

        return own.List[dice.PickIndex(own.Weights)];
    }

    public Institution Plant(Axis axis, string? specialty = null, int? tills = null)
    {
        var serial = InstitutionFounder.FirstPlantedSerial + _planted++;
        var founded = _founder.Found(_all.Count, serial, axis, weight: 0.5, specialty, tills);
        _all.Add(founded);
        return founded;
    }

    private void Found(Axis axis, int count, int firstSerial)
    {
        var founded = new List<Institution>(count);
        for (var rank = 0; rank < count; rank++)
        {
            // Sizes fall off with rank, as they do in a real prefecture: a few large houses and a long tail.
            var weight = 1 / Math.Pow(rank + 1, 0.6);
            founded.Add(_founder.Found(_all.Count + founded.Count, firstSerial + rank, axis, weight));
        }

        _all.AddRange(founded);
        _byAxis[axis] = WithWeights(founded);
    }

    private static (List<Institution> List, double[] Weights) WithWeights(List<Institution> list) =>
        (list, Dice.Cumulate(list.Select(institution => institution.Weight)));
}
