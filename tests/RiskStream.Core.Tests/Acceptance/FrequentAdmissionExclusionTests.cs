using RiskStream.Alerts;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>Every exclusion set of H01 once: what belongs to it is not counted, and shown.</summary>
public class FrequentAdmissionExclusionTests
{
    private readonly ReferenceDataBuilder _reference = new();

    // Made on first use, when the test has said which lists there are.
    private TwoStages Engine => field ??= new(new Setting { Rules = [GivenRules.H01], Reference = _reference.Build() });

    [Theory]
    [InlineData("EX-DIALYSIS", "Z49.1")]
    [InlineData("EX-DIALYSIS", "N18.5")]
    [InlineData("EX-ONCO", "C34.9 Z51.1")]
    [InlineData("EX-HEMA", "D66")]
    [InlineData("EX-OBST", "O20.0")]
    [InlineData("EX-NEWBORN", "P59.9")]
    public void Diagnoses_exclude(string set, string diagnoses)
    {
        AdmitThreeTimes(a => a with { Diagnoses = diagnoses.Split(' ') });
        Assert.Empty(Engine.Alerts);

        AdmitOthersThreeTimes();

        var alert = Assert.Single(Engine.Final);
        Assert.Equal((3, $"{set}=3"), (alert.Measured, alert.Excluded));
    }

    [Theory]
    [InlineData("C34.9")]
    [InlineData("Z51.1")]
    [InlineData("N18.9")]
    [InlineData("F20.0")]
    [InlineData("I69.3")]
    [InlineData("I10")]
    public void Half_of_a_criterion_does_not(string diagnosis)
    {
        AdmitThreeTimes(a => a with { Diagnoses = [diagnosis] });

        Assert.Equal((3, string.Empty), (Assert.Single(Engine.Final).Measured, Engine.Final[0].Excluded));
    }

    [Fact]
    public void Psychiatry_excludes_in_a_psychiatric_hospital()
    {
        _reference.Add(Some.Hospital, new Institution { Axis = RuleAxis.Hospital, Specialty = "psychiatric" });

        AdmitThreeTimes(a => a with { Diagnoses = ["F20.0"] });

        Assert.Empty(Engine.Alerts);
    }

    [Fact]
    public void Newborns_day_surgery_and_the_disease_of_dialysis_are_known_by_the_admission()
    {
        AdmitThreeTimes(a => a.Encounter.Value switch
        {
            "E2" => a with { IsNewborn = true },
            "E4" => a with { MedicalType = "2106" },
            _ => a with { ChronicDisease = "M07800" },
        });

        Assert.Empty(Engine.Alerts);
    }

    [Theory]
    [InlineData("N18.9", "003110000010000")]
    [InlineData("I69.3", "003400000010000")]
    public void Dialysis_and_rehabilitation_are_known_by_their_items(string diagnosis, string item)
    {
        AdmitThreeTimes(a => a with { Diagnoses = [diagnosis] });
        Assert.Single(Engine.Final);

        Engine.Feed(Some.Line("E4", "1", Some.OnDay(5), line => line with { Item = item }).About());

        Assert.Equal(AlertKind.Withdrawn, Engine.Alerts[^1].Kind);
        Assert.Equal("FEE:E4:1 changed the evidence", Engine.Alerts[^1].WithdrawnReason);
    }

    [Fact]
    public void Thirteen_admissions_for_dialysis_in_ninety_days_are_silent()
    {
        Engine.Feed(Enumerable.Range(0, 13).Select(n =>
            Some.Admission($"E{n}", Some.OnDay(1 + (7 * n)), a => a with { Diagnoses = ["Z49.1"] }).About()));

        Assert.Empty(Engine.Alerts);
    }

    [Fact]
    public void A_diagnosis_that_comes_with_the_discharge_withdraws_the_alert()
    {
        AdmitThreeTimes(a => a);
        var discharge = Some.Discharge("E4", Some.OnDay(8));

        Engine.Feed((discharge with { Content = (Discharge)discharge.Content with { Diagnoses = ["Z49.1"] } }).About());

        Assert.Empty(Engine.Final);
    }

    private void AdmitThreeTimes(Func<Admission, Admission> with) => Engine.Feed(
        new[] { 2, 4, 6 }.Select(day => Some.Admission($"E{day}", Some.OnDay(day), with).About()));

    private void AdmitOthersThreeTimes() => Engine.Feed(
        new[] { 12, 14, 16 }.Select(day => Some.Admission($"E{day}", Some.OnDay(day)).About()));
}
