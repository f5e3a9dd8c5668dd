using RiskStream.EventTime;

namespace RiskStream.Rules;

/// <summary>A rule: what an auditor reads, and the measurement with its limits. Data; immutable.</summary>
public sealed record RuleDefinition
{
    // Which axis an institution is on, its place, grade and specialty: every rule asks.
    private const string RegistryOfInstitutions = "institution_registry";

    /// <summary>For ever, e.g. <c>H01</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Grows whenever the rule's sentence changes.</summary>
    public required uint Version { get; init; }

    /// <summary>Its name.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>Code in the national rule library, or empty.</summary>
    public string NationalCode { get; init; } = string.Empty;

    /// <summary>Which kind of institution: hospital, pharmacy, clinic or cross.</summary>
    public required RuleAxis Axis { get; init; }

    /// <summary>person, institution, doctor, item, cost or spacetime.</summary>
    public required string Dimension { get; init; }

    /// <summary>When it is judged, and what it may ask of a hospital that checks before it settles.</summary>
    public PointOfCare Care { get; init; } = PointOfCare.None;

    /// <summary>The regulation behind it.</summary>
    public required string Basis { get; init; }

    /// <summary>Why the limits are what they are.</summary>
    public required string Rationale { get; init; }

    /// <summary>Whether it is applied.</summary>
    public RuleStatus Status { get; init; } = RuleStatus.Active;

    /// <summary>The first civil day on which it applies.</summary>
    public required CivilDay EffectiveFrom { get; init; }

    /// <summary>The first civil day on which it no longer applies; absent while open.</summary>
    public CivilDay? EffectiveTo { get; init; }

    /// <summary>What is removed from its counts.</summary>
    public IReadOnlyList<ExclusionSet> Exclusions { get; init; } = [];

    /// <summary>What it measures, and its limits.</summary>
    public required RuleMeasure Measure { get; init; }

    /// <summary>What a region changed of it; absent if nothing.</summary>
    public RuleOverride? Override { get; init; }

    /// <summary>The version as people read it: 2, or 2+1 where a region's first change applies.</summary>
    public string VersionText => Override is { } change ? $"{Version}+{change.Version}" : $"{Version}";

    /// <summary>The versions of the reference lists that it asks, by name; none where the lists are empty.</summary>
    public IReadOnlyDictionary<string, string> AskedLists { get; init; } = new Dictionary<string, string>();

    /// <summary>The same rule, judging by lists of these versions (list name to version).</summary>
    public RuleDefinition JudgedBy(IReadOnlyDictionary<string, string> versions) => this with
    {
        AskedLists = Measure.Lists.Append(RegistryOfInstitutions).Where(versions.ContainsKey).ToDictionary(list => list, list => versions[list]),
    };

    /// <summary>
    /// The versions of what it judges by besides itself: exclusion sets by id, reference lists by name, and a region's change by
    /// <c>override</c>.
    /// </summary>
    public Dictionary<string, string> ListVersions()
    {
        var versions = Exclusions.ToDictionary(set => set.Id, set => set.Version);
        foreach (var (list, version) in AskedLists)
        {
            versions.Add(list, version);
        }

        if (Override is { } change)
        {
            versions.Add("override", $"{change.Version}");
        }

        return versions;
    }

    /// <summary>Whether an episode that begins on this day is judged.</summary>
    public bool AppliesOn(CivilDay day) =>
        Status == RuleStatus.Active && day >= EffectiveFrom && (EffectiveTo is not { } end || day < end);
}

/// <summary>Which kind of institution a rule looks at.</summary>
public enum RuleAxis : byte
{
    /// <summary>All.</summary>
    Cross = 0,

    /// <summary>医院.</summary>
    Hospital = 1,

    /// <summary>药店.</summary>
    Pharmacy = 2,

    /// <summary>诊所.</summary>
    Clinic = 3,
}

/// <summary>Where a rule stands in its life.</summary>
public enum RuleStatus : byte
{
    /// <summary>Alerts are pushed.</summary>
    Active = 0,

    /// <summary>Not applied.</summary>
    Retired = 1,
}
