using RiskStream.Cli.Generating.Chance;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Institutions;

/// <summary>
/// All institutions. The ordinary ones are drawn from by weight; planted ones are founded on request and only schemes
/// use them.
/// </summary>
internal sealed class InstitutionDirectory
{
    private readonly InstitutionFounder _founder;
    private readonly List<Institution> _all = [];
    private readonly Dictionary<Axis, Choice> _byAxis = [];
    private readonly Dictionary<(Axis Axis, int County), Choice> _byCounty = [];
    private int _planted;

    public InstitutionDirectory(PrefectureOptions options)
    {
        Counties = Math.Clamp(options.Hospitals / 3, 1, 6);
        _founder = new InstitutionFounder(unchecked((ulong)options.Seed), new RegionMap(Counties));
        Found(Axis.Hospital, options.Hospitals, firstSerial: 1);
        Found(Axis.Clinic, options.Clinics, firstSerial: options.Hospitals + 1);
        Found(Axis.Pharmacy, options.Pharmacies, firstSerial: 1);
        foreach (var group in _all.GroupBy(institution => (institution.Axis, institution.County)))
        {
            _byCounty[group.Key] = Choice.Among([.. group]);
        }
    }

    public int Counties { get; }

    public IReadOnlyList<Institution> All => _all;

    public IReadOnlyList<Institution> Ordinary(Axis axis) => _byAxis[axis].List;

    public Institution Draw(Axis axis, Dice dice) => _byAxis[axis].Draw(dice);

    /// <summary>One of the county's own, or of the whole prefecture where the county has none.</summary>
    public Institution DrawIn(int county, Axis axis, Dice dice) =>
        (_byCounty.TryGetValue((axis, county), out var own) ? own : _byAxis[axis]).Draw(dice);

    public Institution Plant(Axis axis, string? specialty = null, int? tills = null) =>
        Admit(_founder.Found(NextSerial(), axis, weight: 0.5, specialty, tills));

    /// <summary>A clinic with so many doctors.</summary>
    public Institution PlantClinic(int doctors)
    {
        var clinic = _founder.Found(NextSerial(), Axis.Clinic, weight: 0.5);
        return Admit(clinic with { Doctors = [.. clinic.Doctors.Take(doctors)] });
    }

    /// <summary>A pharmacy with one till.</summary>
    public Institution PlantPharmacy(bool isOpenRoundTheClock) => Admit(
        _founder.Found(NextSerial(), Axis.Pharmacy, weight: 0.5, tills: 1) with { IsOpenRoundTheClock = isOpenRoundTheClock });

    /// <summary>One in the next prefecture, 90 to 150 km from everything here.</summary>
    public Institution PlantElsewhere(Axis axis, string? specialty = null) =>
        Admit(_founder.Found(NextSerial(), axis, weight: 0.5, specialty, elsewhere: true));

    /// <summary>Hospitals of one group, named after the first of them.</summary>
    public IReadOnlyList<Institution> PlantBloc(int hospitals)
    {
        var founded = Enumerable.Range(0, hospitals)
            .Select(_ => _founder.Found(NextSerial(), Axis.Hospital, weight: 0.5))
            .ToList();
        return founded.ConvertAll(hospital => Admit(hospital with { Bloc = founded[0].Code }));
    }

    private int NextSerial() => InstitutionFounder.FirstPlantedSerial + _planted++;

    private Institution Admit(Institution founded)
    {
        var admitted = founded with { Index = _all.Count };
        _all.Add(admitted);
        return admitted;
    }

    private void Found(Axis axis, int count, int firstSerial)
    {
        var founded = new List<Institution>(count);
        for (var rank = 0; rank < count; rank++)
        {
            // Sizes fall off with rank, as they do in a real prefecture: a few large houses and a long tail.
            var weight = 1 / Math.Pow(rank + 1, 0.6);
            founded.Add(_founder.Found(firstSerial + rank, axis, weight) with { Index = _all.Count + rank });
        }

        _all.AddRange(founded);
        _byAxis[axis] = Choice.Among(founded);
    }

    private sealed record Choice(IReadOnlyList<Institution> List, double[] Weights)
    {
        public static Choice Among(IReadOnlyList<Institution> list) =>
            new(list, Dice.Cumulate(list.Select(institution => institution.Weight)));

        public Institution Draw(Dice dice) => List[dice.PickIndex(Weights)];
    }
}
