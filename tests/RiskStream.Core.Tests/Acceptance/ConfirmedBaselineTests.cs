using RiskStream.Alerts;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>Rule H07 after a surge a week ago that a reviewer has looked at: confirmed, it is no baseline of today's.</summary>
public class ConfirmedBaselineTests
{
    private const int LastWeek = GivenHospital.Today - 7;

    [Fact]
    public void A_surge_hides_the_next_one_as_long_as_nobody_has_confirmed_it()
    {
        var hospital = Given().ExamineToday(24);

        Assert.Equal(Some.OnDay(LastWeek).Day, Assert.Single(hospital.Final).Anchor);
    }

    [Fact]
    public void A_confirmed_surge_no_longer_hides_the_next_one()
    {
        var hospital = Given();
        Decide(hospital, "confirm");

        hospital.ExamineToday(24);

        AssertShown(hospital);
        Assert.Contains(hospital.Final, alert => alert.Anchor == Some.OnDay(LastWeek).Day);
        var baseline = hospital.Engine.Alerts[^1].Draft.Baseline!;
        Assert.Equal(7, baseline.Samples);
        Assert.EndsWith("; without 1 that a reviewer confirmed as suspicious", baseline.MadeOf, StringComparison.Ordinal);
    }

    [Fact]
    public void A_surge_that_is_confirmed_later_shows_what_it_hid()
    {
        var hospital = Given().ExamineToday(24);

        Decide(hospital, "confirm");

        AssertShown(hospital);
        Assert.Equal((AlertKind.Raised, Some.Region), (hospital.Engine.Alerts[^1].Kind, hospital.Engine.Alerts[^1].Draft.Region));
    }

    [Theory]
    [InlineData("dismiss", "", 2)]
    [InlineData("reopen", "", 2)]
    [InlineData("dismiss", "second", 1)]
    public void A_later_decision_hides_it_again(string decision, string stage, uint version)
    {
        var hospital = Given().ExamineToday(24);
        Decide(hospital, "confirm");

        Decide(hospital, decision, stage, version, hours: 2);

        Assert.DoesNotContain(hospital.Final, alert => alert.Anchor == Some.OnDay(GivenHospital.Today).Day);
        Assert.Equal(AlertKind.Withdrawn, hospital.Engine.Alerts[^1].Kind);
    }

    [Fact]
    public void A_second_review_that_confirms_again_says_nothing_new()
    {
        var hospital = Given().ExamineToday(24);
        Decide(hospital, "confirm");
        var said = hospital.Engine.Alerts.Count;

        Decide(hospital, "confirm", "second", hours: 2);

        Assert.Equal(said, hospital.Engine.Alerts.Count);
        AssertShown(hospital);
    }

    [Fact]
    public void A_decision_that_is_taken_back_was_never_made()
    {
        var hospital = Given().ExamineToday(24);
        var decided = Decide(hospital, "confirm");

        hospital.Engine.Feed(Some.OfNobody(Some.Reversal(decided.Assertions[0], Some.OnDay(GivenHospital.Today, 14))));

        Assert.DoesNotContain(hospital.Final, alert => alert.Anchor == Some.OnDay(GivenHospital.Today).Day);
    }

    [Theory]
    [InlineData("H01", "inst+item", "H51010000001|CT")]
    [InlineData("", "inst+item", "H51010000001|CT")]
    [InlineData("H07", "", "H51010000001|CT")]
    [InlineData("H07", "inst+item", "H51010000001|MR")]
    [InlineData("H07", "inst+item", "H51010000002|CT")]
    [InlineData("H07", "inst+item", "|CT")]
    [InlineData("H07", "inst+item", "")]
    [InlineData("H07", "inst+dr+item", "H51010000001|D1|CT")]
    public void What_is_confirmed_of_something_else_hides_it_still(string rule, string kind, string subject)
    {
        var hospital = Given().ExamineToday(24);
        var decided = Some.Decided(hospital.Engine.Alerts[0], "confirm", Some.OnDay(GivenHospital.Today, 12)).Assertions[0];
        var content = (Disposition)decided.Content with { RuleId = rule, SubjectKind = kind, SubjectKey = subject };

        hospital.Engine.Feed(Some.OfNobody(decided with { Content = content }));

        Assert.Equal(Some.OnDay(LastWeek).Day, Assert.Single(hospital.Final).Anchor);
    }

    [Fact]
    public void Confirmed_days_survive_a_restart()
    {
        var hospital = Given();
        Decide(hospital, "confirm");
        hospital.Engine.Restart();

        hospital.ExamineToday(24);

        AssertShown(hospital);
    }

    private static void AssertShown(GivenHospital hospital) =>
        Assert.Equal(Severity.High, hospital.Final.Single(alert => alert.Anchor == Some.OnDay(GivenHospital.Today).Day).Severity);

    private static PersonEvent Decide(GivenHospital hospital, string decision, string stage = "", uint version = 1, double hours = 0)
    {
        var decided = Some.Decided(
            hospital.Engine.Alerts.Last(alert => alert.Draft.Anchor == Some.OnDay(LastWeek).Day),
            decision,
            Some.OnDay(LastWeek + 3, 12 + hours),
            stage,
            version);
        hospital.Engine.Feed(decided);
        return decided;
    }

    /// <summary>Eight weeks, of which the last has sixty persons in place of eleven.</summary>
    private static GivenHospital Given() =>
        new GivenHospital(new Setting { Rules = [GivenRules.H07] }).ExamineAt(Some.OnDay(LastWeek), "surge", 60);
}
