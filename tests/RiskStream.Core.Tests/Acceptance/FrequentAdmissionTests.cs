using RiskStream.Alerts;
using RiskStream.Facts;
using RiskStream.Reference;

namespace RiskStream.Core.Tests;

/// <summary>H01 as the catalogue's examples say it.</summary>
public class FrequentAdmissionTests
{
    private readonly ReferenceDataBuilder _reference = new();

    // Made on first use, when the test has said which lists there are.
    private TwoStages Engine => field ??= new(new Setting { Rules = [GivenRules.H01], Reference = _reference.Build() });

    [Fact]
    public void Two_admissions_in_thirty_days_are_silent()
    {
        AdmitOn(1, 12);

        Assert.Empty(Engine.Alerts);
    }

    [Fact]
    public void Three_admissions_in_thirty_days_are_medium()
    {
        AdmitOn(1, 12, 25);

        var alert = Assert.Single(Engine.Alerts);
        Assert.Equal((AlertKind.Raised, Severity.Medium), (alert.Kind, alert.Draft.Severity));
        Assert.Equal((3, 3), (alert.Draft.Measured, alert.Draft.Threshold));
        Assert.Equal("encounters in 30 d", alert.Draft.Measure);
        Assert.Equal(Some.OnDay(25).Day, alert.Draft.Anchor);
        Assert.Equal(["ADM:E1", "ADM:E12", "ADM:E25"], alert.Draft.Evidence.Select(key => key.Value));
    }

    [Fact]
    public void A_fourth_in_thirty_days_makes_it_high()
    {
        AdmitOn(1, 12, 25, 28);

        Assert.Equal(["Raised 1 Medium", "Updated 2 High"], Revisions);
        Assert.Single(Engine.Final);
    }

    [Theory]
    [InlineData(new[] { 1, 12, 31 }, Severity.None)]
    [InlineData(new[] { 1, 12, 30 }, Severity.Medium)]
    [InlineData(new[] { 1, 12, 25, 31 }, Severity.Medium)]
    [InlineData(new[] { 1, 31, 61, 91 }, Severity.None)]
    [InlineData(new[] { 1, 31, 61, 90 }, Severity.Medium)]
    [InlineData(new[] { 1, 31, 40, 61, 70 }, Severity.Medium)]
    [InlineData(new[] { 1, 20, 38, 56, 74, 90 }, Severity.High)]
    [InlineData(new[] { 1, 53, 105, 157, 209, 261, 313 }, Severity.None)]
    [InlineData(new[] { 1, 53, 105, 157, 209, 261, 313, 366 }, Severity.None)]
    [InlineData(new[] { 1, 53, 105, 157, 209, 261, 313, 365 }, Severity.Medium)]
    [InlineData(new[] { 1, 34, 67, 100, 133, 166, 199, 232, 265, 298, 331 }, Severity.Medium)]
    [InlineData(new[] { 1, 34, 67, 100, 133, 166, 199, 232, 265, 298, 331, 364 }, Severity.High)]
    public void Every_limit_is_reached_at_its_number_and_within_its_days(int[] days, Severity severity)
    {
        AdmitOn(days);

        Assert.Equal(severity, Engine.Final.Select(alert => alert.Severity).DefaultIfEmpty(Severity.None).Max());
    }

    [Fact]
    public void A_window_ends_with_its_instant_and_not_with_its_day()
    {
        Admit("E1", Some.Time("2026-01-31 23:59"));
        Admit("E2", Some.Time("2026-02-28 12:00"));
        Admit("E3", Some.Time("2026-03-02 23:58:59"));

        var alert = Assert.Single(Engine.Final);
        Assert.Equal(Some.Day("2026-03-02"), alert.Anchor);
    }

    [Fact]
    public void The_thirtieth_day_to_the_minute_is_outside()
    {
        Admit("E1", Some.Time("2026-01-31 23:59"));
        Admit("E2", Some.Time("2026-02-28 12:00"));
        Admit("E3", Some.Time("2026-03-02 23:59"));

        Assert.Empty(Engine.Alerts);
    }

    [Theory]
    [InlineData("2026-03-01 00:00", "2026-03-01")]
    [InlineData("2026-02-28 23:59:59", "2026-02-28")]
    public void It_is_anchored_to_the_civil_day_of_utc_plus_eight(string third, string anchor)
    {
        Admit("E1", Some.Time("2026-02-10 12:00"));
        Admit("E2", Some.Time("2026-02-20 12:00"));
        Admit("E3", Some.Time(third));

        Assert.Equal(Some.Day(anchor), Assert.Single(Engine.Final).Anchor);
    }

    [Theory]
    [InlineData(new[] { 1 }, Severity.None)]
    [InlineData(new[] { 1, 12 }, Severity.Medium)]
    [InlineData(new[] { 1, 12, 25 }, Severity.High)]
    public void Every_limit_of_a_key_person_is_one_lower(int[] days, Severity severity)
    {
        _reference.AddKeyPerson(Some.Person, Some.OnDay(1).Day, Some.OnDay(400).Day);

        AdmitOn(days);

        Assert.Equal(severity, Engine.Final.Select(alert => alert.Severity).DefaultIfEmpty(Severity.None).Max());
    }

    [Fact]
    public void Stays_linked_by_transfers_count_once_and_are_all_named()
    {
        AdmitOn(1, 12);
        Admit("E13", Some.OnDay(13), a => a with { Provider = Some.OtherHospital, TransferredFrom = new("E12") });
        Admit("E14", Some.OnDay(14), a => a with { TransferredFrom = new("E13") });
        Assert.Empty(Engine.Alerts);

        AdmitOn(25);

        var alert = Assert.Single(Engine.Final);
        Assert.Equal((3, "ADM:E1 ADM:E12 ADM:E13 ADM:E14 ADM:E25"), (alert.Measured, alert.Evidence));
    }

    [Theory]
    [InlineData(48, 0)]
    [InlineData(49, 1)]
    public void A_move_within_one_group_of_institutions_is_a_transfer_for_two_days(int hours, int alerts)
    {
        _reference.Add(Some.Hospital, new Institution { Axis = Rules.RuleAxis.Hospital, Bloc = "B" });
        _reference.Add(Some.OtherHospital, new Institution { Axis = Rules.RuleAxis.Hospital, Bloc = "B" });
        AdmitOn(1, 12);
        Engine.Feed(Some.Discharge("E12", Some.OnDay(13)).About());

        Admit("E13", Some.OnDay(13) + TimeSpan.FromHours(hours), a => a with { Provider = Some.OtherHospital });

        Assert.Equal(alerts, Engine.Final.Count);
    }

    [Fact]
    public void A_stay_that_is_settled_four_times_counts_once()
    {
        AdmitOn(1, 12);
        Engine.Feed(Enumerable.Range(1, 4).Select(part => InpatientSettlement($"S{part}", "E12", 12 + part)));

        Assert.Empty(Engine.Alerts);
    }

    [Fact]
    public void A_stay_whose_admission_is_missing_is_counted_by_its_settlement()
    {
        AdmitOn(1, 12);
        Engine.Feed(InpatientSettlement("S1", "E20", 27), InpatientSettlement("S2", "E20", 29));

        var alert = Assert.Single(Engine.Final);
        Assert.Equal((3, "ADM:E1 ADM:E12 SET:S1"), (alert.Measured, alert.Evidence));
        Assert.Equal(Some.OnDay(20).Day, alert.Anchor);
    }

    [Fact]
    public void A_duplicate_counts_once()
    {
        AdmitOn(1, 12, 12, 1);

        Assert.Empty(Engine.Alerts);
    }

    [Fact]
    public void A_reversed_admission_withdraws_the_alert_and_undoing_the_reversal_raises_it_again()
    {
        AdmitOn(1, 12, 25);
        var reversal = Some.Reversal(Some.Admission("E12", Some.OnDay(12)), Some.OnDay(26));

        Engine.Feed(reversal.About(), Some.Undo(reversal.MessageId, Some.OnDay(27)).About());

        Assert.Equal(["Raised 1 Medium", "Withdrawn 2 Medium", "Raised 3 Medium"], Revisions);
        Assert.Equal("REV:ADM:E12 took back evidence", Engine.Alerts[1].WithdrawnReason);
    }

    [Fact]
    public void A_late_admission_changes_the_anchor_and_the_alert_with_it()
    {
        AdmitOn(1, 24, 25, 22);

        Assert.Equal(
            ["Raised 1 Medium", "Raised 1 High", "Withdrawn 2 Medium"],
            Revisions.Select(revision => revision));
        Assert.Equal(Some.OnDay(24).Day, Assert.Single(Engine.Final).Anchor);
    }

    [Fact]
    public void An_admission_beyond_the_allowed_lateness_still_counts_in_thirty_days()
    {
        AdmitOn(12, 25, 1);

        Assert.Single(Engine.LateFacts);
        Assert.Equal(3, Assert.Single(Engine.Final).Measured);
    }

    private IEnumerable<string> Revisions =>
        Engine.Alerts.Select(alert => $"{alert.Kind} {alert.Revision} {alert.Draft.Severity}");

    private void AdmitOn(params int[] days) =>
        Engine.Feed(days.Select(day => Some.Admission($"E{day}", Some.OnDay(day)).About()));

    private void Admit(string encounter, EventTime.EventTimestamp at, Func<Admission, Admission>? with = null) =>
        Engine.Feed(Some.Admission(encounter, at, with).About());

    private static PersonEvent InpatientSettlement(string settlement, string encounter, int day) => Some.Settlement(
        settlement,
        encounter,
        Some.OnDay(day),
        s => s with { Service = ServiceKind.Inpatient, BegunAt = Some.OnDay(20) }).About();
}
