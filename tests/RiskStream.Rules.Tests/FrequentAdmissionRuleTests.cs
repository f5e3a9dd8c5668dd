using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Reference;

namespace RiskStream.Rules.Tests;

/// <summary>H01 as it ships, on whole stays: what its sentence promises is what is raised.</summary>
public sealed class FrequentAdmissionRuleTests
{
    private static readonly RuleDefinition H01 =
        RuleCatalogue.LoadShipped().Rules.All.Single(rule => rule.Id == "H01");

    private static readonly BeneficiaryId Person = new("P1");
    private static readonly ProviderId Hospital = new("H1");
    private static readonly CivilDay FirstDay = CivilDay.From(new DateOnly(2026, 3, 1));

    [Theory]
    [InlineData(new[] { 0, 11, 24 }, Severity.Medium)]
    [InlineData(new[] { 0, 29 }, null)]
    [InlineData(new[] { 0, 15, 30 }, null)]
    [InlineData(new[] { 0, 11, 24, 27 }, Severity.High)]
    [InlineData(new[] { 0, 29, 58, 87 }, Severity.Medium)]
    [InlineData(new[] { 0, 31, 62, 93 }, null)]
    [InlineData(new[] { 0, 50, 100, 150, 200, 250, 300, 350 }, Severity.Medium)]
    public void Admissions_on_these_days_raise(int[] days, Severity? expected) =>
        Assert.Equal(expected, HighestOf([.. days.Select(day => Stay(day, "J18.900"))], ReferenceData.Empty));

    [Theory]
    [InlineData("N18.500 Z49.100", "general")]
    [InlineData("C34.900 Z51.100", "general")]
    [InlineData("F20.000", "psychiatric")]
    [InlineData("D66.x00", "general")]
    [InlineData("O80.000", "maternal")]
    [InlineData("I69.300", "rehabilitation")]
    [InlineData("K40.900", "day_surgery")]
    public void Stays_of_each_exclusion_set_do_not_count(string diagnoses, string specialty)
    {
        var reference = new ReferenceDataBuilder();
        reference.Add(Hospital, new Institution { Axis = RuleAxis.Hospital, Specialty = specialty });

        Assert.Null(HighestOf([.. Enumerable.Range(0, 13).Select(n => Stay(n * 7, diagnoses))], reference.Build()));
    }

    [Fact]
    public void A_key_person_has_every_limit_lower_by_one()
    {
        var reference = new ReferenceDataBuilder();
        reference.AddKeyPerson(Person, FirstDay - 400, FirstDay + 400);

        var stays = new[] { Stay(0, "J18.900"), Stay(10, "J18.900"), Stay(20, "J18.900") };
        Assert.Equal(Severity.Medium, HighestOf(stays[..2], reference.Build()));
        Assert.Equal(Severity.High, HighestOf(stays, reference.Build()));
    }

    private static Severity? HighestOf(IReadOnlyList<EncounterFacts> stays, ReferenceData reference)
    {
        var drafts = new StayFrequencyEvaluator(H01, reference).Evaluate(Person, stays, []);
        return drafts.Count == 0 ? null : drafts.Max(draft => draft.Severity);
    }

    private static EncounterFacts Stay(int day, string diagnoses)
    {
        var encounter = new EncounterId($"E{day}");
        var admission = new Admission
        {
            EventTime = (FirstDay + day).Start + TimeSpan.FromHours(9),
            Encounter = encounter,
            Provider = Hospital,
        };
        return new EncounterFacts
        {
            Id = encounter,
            Admission = new EffectiveFact<Admission>(new FactKey($"ADM:E{day}"), admission, TooLate: false),
            Diagnoses = diagnoses.Split(' '),
        };
    }
}
