namespace RiskStream.Rules.Loading;

/// <summary>Reads the file of a rule.</summary>
internal sealed class RuleReader(ExclusionTable exclusions)
{
    public static readonly TextField Id = new("id", "a capital letter and two digits", "Name the rule like H01.")
    {
        HasForm = Forms.IsRuleId,
    };

    private const string ExclusionsRemedy = "Name exclusion sets by id, such as EX-DIALYSIS, or leave the key out.";

    private static readonly NumberField Version = new("version", 1, 1_000_000)
    {
        Remedy = "Give the version, which grows whenever the rule's sentence changes.",
    };

    private static readonly TextField NationalCode = new(
        "national_code", "letters and digits", "Give the code in the national rule library, or leave the key out.")
    {
        HasForm = Forms.IsCode,
        IsOptional = true,
    };

    private static readonly ChoiceField<RuleAxis> Axis = new(
        "axis",
        "Say which kind of institution the rule looks at.",
        ("cross", RuleAxis.Cross),
        ("hospital", RuleAxis.Hospital),
        ("pharmacy", RuleAxis.Pharmacy),
        ("clinic", RuleAxis.Clinic));

    private static readonly string[] Dimensions = ["person", "institution", "doctor", "item", "cost", "spacetime"];

    private static readonly TextField Dimension = new(
        "dimension", $"one of {string.Join(", ", Dimensions)}", "Say what the rule looks at.")
    {
        HasForm = text => Dimensions.Contains(text),
    };

    private static readonly TextField Basis = new(
        "basis", "the regulation behind the rule", "Name regulation and article on one line.");

    private static readonly TextField Rationale = new("rationale", "a text", "Say why the limits are what they are.")
    {
        HasLines = true,
        MaxLength = 2000,
    };

    private static readonly ChoiceField<RuleStatus> Status = new(
        "status", "Say whether the rule is applied.", ("active", RuleStatus.Active), ("retired", RuleStatus.Retired));

    private static readonly TextField From = new(
        "effective_from", "a date as yyyy-MM-dd", "Give the first day on which the rule applies, such as 2026-01-01.");

    private static readonly TextField To = new(
        "effective_to",
        "a date as yyyy-MM-dd",
        "Give the first day on which the rule no longer applies, or leave the key out.")
    {
        IsOptional = true,
    };

    public RuleDefinition? Read(Section section)
    {
        var before = section.Errors.All.Count;
        var id = section.Text(Id);
        var version = section.Whole(Version);
        var name = NameReader.Read(section);
        var axis = section.Choice(Axis);
        var from = section.Day(From);
        var to = section.Day(To);
        if (to <= from)
        {
            section.Complain(
                To.Key, $"is {to}, not after effective_from, which is {from}. Give a later day or leave the key out.");
        }

        var rule = new RuleDefinition
        {
            Id = id ?? string.Empty,
            Version = (uint)(version ?? 0),
            Name = name ?? new Bilingual(string.Empty, string.Empty),
            NationalCode = section.Text(NationalCode) ?? string.Empty,
            Axis = axis ?? RuleAxis.Cross,
            Dimension = section.Text(Dimension) ?? string.Empty,
            Care = CareReader.Read(section),
            Basis = section.Text(Basis) ?? string.Empty,
            Rationale = section.Text(Rationale) ?? string.Empty,
            Status = section.Choice(Status) ?? RuleStatus.Active,
            EffectiveFrom = from ?? default,
            EffectiveTo = to,
            Exclusions = exclusions.Resolve(section.Entries("exclusions", ExclusionsRemedy), section.Errors),
            Measure = MeasureReader.Read(section) ?? NoMeasure,
        };
        RefuseCross(section, axis, rule.Measure);
        return section.Errors.All.Count == before ? rule : null;
    }

    private static StayFrequency NoMeasure => new() { Limits = [] };

    private static void RefuseCross(Section section, RuleAxis? axis, RuleMeasure measure)
    {
        if (axis == RuleAxis.Cross && measure is ItemSurge or CardBurst or TemplateBilling or PhantomSwipe or CapacityExceeded or GroupAdmission
            or ItemSubstitution or SimilarCases or PharmacyBasket)
        {
            section.Complain(
                Axis.Key,
                "is \"cross\", which no institution is; it must be one of hospital, pharmacy, clinic. "
                    + "Write a rule for each of them.");
        }
    }
}
