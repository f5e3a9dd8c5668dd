using RiskStream.Cli.Generating.Background;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.People;
using RiskStream.Operators;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>
/// Where schemes are planted: persons and institutions that the honest background never uses, so that what a label says
/// can be counted exactly. Touched only while a prefecture is made.
/// </summary>
internal sealed class Planting(World world)
{
    private readonly List<IEventSource> _sources = [];
    private int _persons;

    public World World { get; } = world;

    public Script Script { get; } = new();

    /// <summary>The script and the everyday business of planted institutions.</summary>
    public IEnumerable<IEventSource> Sources => _sources.Append(Script);

    public List<SchemeLabel> Labels { get; } = [];

    public List<Profile> KeyPersons { get; } = [];

    /// <summary>Screening days: institution and civil day.</summary>
    public List<Calendar> Screenings { get; } = [];

    /// <summary>Products that stand in for each other.</summary>
    public List<SubstitutionGroup> Substitutions { get; } = [];

    /// <summary>Nine hospitals whose stays are laid side by side: each has eight peers.</summary>
    public IReadOnlyList<Institution> ComparedHospitals =>
        field ??= [.. Enumerable.Range(0, 9).Select(_ => World.Institutions.Plant(Axis.Hospital))];

    /// <summary>Pharmacies of the next prefecture, enough to be compared with; all copies of a scheme share them.</summary>
    public IReadOnlyList<Institution> PharmaciesElsewhere =>
        field ??= [.. Enumerable.Range(0, RatioVsPeer.Fewest).Select(_ => World.Institutions.PlantElsewhere(Axis.Pharmacy))];

    public int Days => World.Options.Days;

    public void Add(IEventSource source) => _sources.Add(source);

    /// <summary>A planted grown-up of some age at least.</summary>
    public Profile NextAdult(int age = 40)
    {
        while (true)
        {
            var who = World.Population.Person(World.Population.Count + _persons++);
            if (who.Age >= age)
            {
                return who;
            }
        }
    }

    /// <summary>A planted grown-up with an account of one's own.</summary>
    public Profile NextEmployee()
    {
        while (true)
        {
            if (NextAdult(25) is { Employee: true } who)
            {
                return who;
            }
        }
    }

    /// <summary>Reserves a block of persons and gives the first index.</summary>
    public int NextPool(int size)
    {
        var first = World.Population.Count + _persons;
        _persons += size;
        return first;
    }

    /// <summary>A key of a planted pattern, for what varies within it.</summary>
    public ulong KeyOf(string rule, int variant, int copy)
    {
        var ofRule = StableHash.Of(World.Seed, Strand.Scheme, rule[0], int.Parse(rule.AsSpan(1)));
        return StableHash.Of(ofRule, Strand.Scheme, variant, copy);
    }

    public string Day(int day) => World.Calendar.Text(day);
}
