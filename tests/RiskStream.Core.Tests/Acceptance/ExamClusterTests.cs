using RiskStream.Alerts;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>H07 as the catalogue's examples say it: on this weekday a mean of 8 persons, a deviation of 3.</summary>
public class ExamClusterTests
{
    private readonly ReferenceDataBuilder _reference = new();

    [Fact]
    public void Twenty_four_persons_are_high()
    {
        var hospital = Given().ExamineToday(24);

        var alert = Assert.Single(hospital.Final);
        Assert.Equal((Severity.High, 24, 23), (alert.Severity, alert.Measured, alert.Threshold));
        Assert.Equal("H51010000001|CT", alert.Subject);
        var baseline = hospital.Engine.Alerts[^1].Draft.Baseline!;
        Assert.Equal((8, 3, 8), (baseline.Mean, baseline.Deviation, baseline.Samples));
        Assert.Equal(5.33, baseline.Score, 2);
    }

    [Fact]
    public void The_alert_grows_with_its_evidence()
    {
        var hospital = Given().ExamineToday(24);

        Assert.Equal(
            ["Raised 1 Medium", "Updated 2 Medium", "Updated 3 Medium", "Updated 4 High", "Updated 5 High"],
            hospital.Engine.Alerts.Select(alert => $"{alert.Kind} {alert.Revision} {alert.Draft.Severity}"));
    }

    [Theory]
    [InlineData(19, Severity.None)]
    [InlineData(20, Severity.Medium)]
    [InlineData(22, Severity.Medium)]
    [InlineData(23, Severity.High)]
    public void Persons_and_scores_count_from_their_limits_on(int persons, Severity severity) =>
        Assert.Equal(severity, SeverityOf(Given().ExamineToday(persons)));

    [Theory]
    [InlineData(27, Severity.None)]
    [InlineData(28, Severity.Medium)]
    public void A_score_below_three_is_silent_however_many_persons_there_are(int persons, Severity severity)
    {
        var engine = new TwoStages(Setting())
            .Feed(Enumerable.Range(0, 5).SelectMany(week => PersonsOn(1 + (7 * week), 16)))
            .Feed(PersonsOn(36, persons));

        Assert.Equal(severity, engine.Final.Select(alert => alert.Severity).DefaultIfEmpty(Severity.None).Max());
    }

    [Fact]
    public void One_person_many_times_is_one_person()
    {
        var hospital = Given().ExamineToday(19);

        hospital.ExamineAt(Some.OnDay(GivenHospital.Today, 15), "more", 19);

        Assert.Empty(hospital.Final);
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    public void Fewer_than_four_weeks_are_silent(int weeks, int alerts)
    {
        var measure = GivenRules.ExamCluster with { WarmUpDays = 0 };
        var engine = new TwoStages(Setting() with { Rules = [GivenRules.H07 with { Measure = measure }] })
            .Feed(Enumerable.Range(0, weeks).SelectMany(week => PersonsOn(1 + (7 * week), 1)))
            .Feed(PersonsOn(1 + (7 * weeks), 40));

        Assert.Equal(alerts, engine.Final.Count(alert => alert.Anchor == Some.OnDay(1 + (7 * weeks)).Day));
    }

    [Theory]
    [InlineData(28, 0)]
    [InlineData(29, 1)]
    public void New_equipment_is_silent_for_twenty_eight_days(int day, int alerts)
    {
        var engine = new TwoStages(Setting() with
        {
            Rules = [GivenRules.H07 with { Measure = GivenRules.ExamCluster with { MinSamples = 3 } }],
        });

        engine.Feed(PersonsOn(1, 1)).Feed(Enumerable.Range(0, 30).Select(person =>
            GivenHospital.Line(Some.OnDay(day, 23), $"{day}", person).About(GivenHospital.PersonOf(person))));

        Assert.Equal(alerts, engine.Final.Count(alert => alert.Anchor == Some.OnDay(day).Day));
    }

    [Fact]
    public void A_physical_examination_centre_is_silent()
    {
        _reference.Add(Some.Hospital, new Institution { Axis = RuleAxis.Hospital, Specialty = "physical_examination" });

        Assert.Empty(Given().ExamineToday(40).Engine.Alerts);
    }

    [Fact]
    public void A_screening_day_is_silent()
    {
        _reference.AddCalendarDay(Some.OnDay(GivenHospital.Today).Day, "screening", default);

        Assert.Empty(Given().ExamineToday(40).Engine.Alerts);
    }

    [Theory]
    [InlineData(null, Severity.High)]
    [InlineData(0.0, Severity.High)]
    [InlineData(-4.0, Severity.High)]
    [InlineData(2.3, Severity.High)]
    [InlineData(2.4, Severity.None)]
    [InlineData(6.0, Severity.None)]
    public void An_epidemic_in_the_region_silences_what_it_explains(double? region, Severity severity) =>
        Assert.Equal(
            severity,
            SeverityOf(new GivenHospital(Setting() with { Context = new GivenRegion { Score = region } }).ExamineToday(24)));

    [Fact]
    public void Dialysis_is_not_counted_and_shown()
    {
        var hospital = Given().ExamineToday(19);
        hospital.ExamineAt(Some.OnDay(GivenHospital.Today, 11), "dialysis", 20, line => line with { Diagnoses = ["Z49.1"] });
        Assert.Empty(hospital.Final);

        hospital.Engine.Feed(GivenHospital.Line(Some.OnDay(GivenHospital.Today, 15), "last", 19).About(new("psn-19")));

        Assert.Equal((20, "EX-DIALYSIS=20"), (Assert.Single(hospital.Final).Measured, hospital.Final[0].Excluded));
    }

    [Fact]
    public void What_one_doctor_orders_is_looked_at_by_itself()
    {
        var engine = new TwoStages(Setting());
        for (var week = 0; week <= 5; week++)
        {
            var day = 1 + (7 * week);
            engine.Feed(Enumerable.Range(0, week < 5 ? 1 : 20).Select(person => GivenHospital
                .Line(Some.OnDay(day), $"{day}", person, line => line with { Doctor = "D1" })
                .About(GivenHospital.PersonOf(person))));
        }

        Assert.Equal(
            ["H51010000001|CT", "H51010000001|D1|CT"],
            engine.Final.Select(alert => alert.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Late_lines_enter_the_window_and_lines_too_late_do_not()
    {
        var hospital = Given().ExamineToday(19);
        var line = GivenHospital.Line(Some.OnDay(GivenHospital.Today, 15), "late", 19);

        hospital.Engine.Feed(Some.Admission("E1", Some.OnDay(GivenHospital.Today + 1, 14)).About(), line.About(new("psn-19")));
        Assert.Equal(20, Assert.Single(hospital.Final).Measured);

        var tooLate = GivenHospital.Line(Some.OnDay(GivenHospital.Today, 13.5), "too-late", 20);
        hospital.Engine.Feed(tooLate.About(new("psn-20")));
        Assert.Single(hospital.Engine.LateFacts);
        Assert.Equal(20, Assert.Single(hospital.Final).Measured);
    }

    [Fact]
    public void A_refund_takes_the_person_out_of_the_count()
    {
        var hospital = Given().ExamineToday(20);

        hospital.Engine.Feed(Some.Line(
            $"V{GivenHospital.Today}-0", "2", Some.OnDay(GivenHospital.Today), line => line with { QuantityE4 = -10_000 }).About(new("psn-0")));

        Assert.Empty(hospital.Final);
        Assert.Equal(AlertKind.Withdrawn, hospital.Engine.Alerts[^1].Kind);
    }

    private static Severity SeverityOf(GivenHospital hospital) =>
        hospital.Final.Select(alert => alert.Severity).DefaultIfEmpty(Severity.None).Max();

    private static IEnumerable<PersonEvent> PersonsOn(int day, int persons) => Enumerable.Range(0, persons).Select(person =>
        GivenHospital.Line(Some.OnDay(day), $"{day}", person).About(GivenHospital.PersonOf(person)));

    private Setting Setting() => new() { Rules = [GivenRules.H07], Reference = _reference.Build() };

    private GivenHospital Given() => new(Setting());
}
