using RiskStream.Alerts;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>H01, H07 and P01 with the limits and exclusions of the catalogue.</summary>
internal static class GivenRules
{
    public static readonly RuleDefinition H01 = Rule(
        "H01",
        RuleAxis.Hospital,
        new StayFrequency
        {
            Limits =
            [
                new CountLimit(30, 3, Severity.Medium),
                new CountLimit(90, 4, Severity.Medium),
                new CountLimit(365, 8, Severity.Medium),
                new CountLimit(30, 4, Severity.High),
                new CountLimit(90, 6, Severity.High),
                new CountLimit(365, 12, Severity.High),
            ],
            KeyPersonReduction = 1,
        }) with
    { Exclusions = GivenExclusions.OfStays };

    public static readonly ItemSurge ExamCluster = new()
    {
        MinPersons = 20,
        MediumScore = 3,
        HighScore = 5,
        BaselineWeeks = 8,
        MinSamples = 4,
        WarmUpDays = 28,
        PanelPersons = 15,
        PanelShare = 0.7,
        PanelMinItems = 3,
        WeekPersons = 50,
        PeerShareFactor = 2,
        PeerScore = 3.5,
        SilentSpecialties = ["physical_examination"],
    };

    public static readonly RuleDefinition H07 = Rule("H07", RuleAxis.Hospital, ExamCluster) with
    {
        Exclusions = [GivenExclusions.Dialysis],
    };

    public static readonly CardBurst CardAggregation = new()
    {
        Persons = 6,
        MedianGapSeconds = 45,
        HourFactor = 3,
        HourFloor = 2,
        BaselineWeeks = 8,
        MinSamples = 4,
        GroupOverlap = 0.5,
        GroupDays = 2,
        GroupMemoryDays = 30,
    };

    public static readonly RuleDefinition P01 = Rule("P01", RuleAxis.Pharmacy, CardAggregation) with
    {
        Exclusions = [GivenExclusions.Family],
    };

    public static RuleDefinition Rule(string id, RuleAxis axis, RuleMeasure measure) => new()
    {
        Id = id,
        Version = 1,
        Name = new Bilingual("规则" + id, "Rule " + id),
        Axis = axis,
        Dimension = "person",
        Basis = "basis",
        Rationale = "rationale",
        EffectiveFrom = Some.Day("2000-01-01"),
        Measure = measure,
    };
}
