using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>
/// What was measured of a day was kept by the day alone, so the second of two rules of one shape judged by the limits, and on the
/// kind of institution, of the first.
/// </summary>
public class Rules_of_one_shape_shared_their_measurements
{
    private static readonly ProviderId Clinic = new("H51010000009");

    [Fact]
    public void A_rule_for_clinics_is_judged_beside_one_for_hospitals()
    {
        var clinics = UseHistories.Surge with { Id = "X07", Axis = RuleAxis.Clinic };
        var reference = new ReferenceDataBuilder();
        reference.Add(Clinic, new Institution { Axis = RuleAxis.Clinic });
        var engine = new TwoStages(new Setting { Rules = [UseHistories.Surge, clinics], Reference = reference.Build() });

        engine.Feed(Lines(day: 1, persons: 1).Concat(Lines(day: 9, persons: 3)).Concat(Lines(day: 12, persons: 1)));

        Assert.Equal("X07", Assert.Single(engine.Final).RuleId);
    }

    [Fact]
    public void Two_rules_for_one_kind_of_institution_keep_their_own_limits()
    {
        var strict = UseHistories.Burst with { Id = "X01", Measure = UseHistories.BurstMeasure with { Persons = 4 } };
        var engine = new TwoStages(new Setting { Rules = [UseHistories.Burst, strict] });

        engine.Feed(Purchases(day: 1, persons: 1).Concat(Purchases(day: 9, persons: 3)));

        Assert.Equal("P01", Assert.Single(engine.Final).RuleId);
    }

    private static IEnumerable<PersonEvent> Lines(int day, int persons) => Enumerable.Range(0, persons).Select(person =>
        Some.Line($"V{day}-{person}", "CT", Some.OnDay(day), line => line with { Provider = Clinic }).About(new($"psn-{person}")));

    private static IEnumerable<PersonEvent> Purchases(int day, int persons) => Enumerable.Range(0, persons).Select(person =>
        Some.Purchase($"S{day}-{person}", Some.OnDay(day) + TimeSpan.FromSeconds(20 * person)).About(new($"psn-{person}")));
}
