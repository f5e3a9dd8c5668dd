using RiskStream.Alerts;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

public class AlertJournalTests
{
    private readonly GivenJournal _given = new();

    [Fact]
    public void What_is_new_is_raised()
    {
        _given.Say(GivenJournal.Draft(5, 9));

        var alert = Assert.Single(_given.Published);
        Assert.Equal(AlertKind.Raised, alert.Kind);
        Assert.Equal(1u, alert.Revision);
        Assert.Equal(AlertId.Of("H01", GivenJournal.Subject, Some.OnDay(5).Day), alert.AlertId);
        Assert.Equal(new FactKey("CAUSE"), alert.CausedBy);
        Assert.Equal(Some.OnDay(100), alert.AsOf);
    }

    [Fact]
    public void What_says_the_same_is_not_said_again()
    {
        _given.Say(GivenJournal.Draft(5, 9)).Say(GivenJournal.Draft(5, 9));

        Assert.Single(_given.Published);
        Assert.Single(_given.Recorded);
    }

    [Fact]
    public void An_episode_that_only_goes_on_is_remembered_and_not_said_again()
    {
        _given.Say(GivenJournal.Draft(5, 9)).Say(GivenJournal.Draft(5, 12));

        Assert.Single(_given.Published);
        Assert.Equal(Some.OnDay(12), _given.Recorded[^1].End);
    }

    [Fact]
    public void More_evidence_is_an_update()
    {
        _given.Say(GivenJournal.Draft(5, 9)).Say(GivenJournal.Draft(5, 9, facts: 6));

        Assert.Equal(["Raised 1 of 2026-01-05", "Updated 2 of 2026-01-05"], _given.Revisions);
        Assert.Equal(Severity.High, _given.Published[^1].Draft.Severity);
    }

    [Fact]
    public void A_new_version_of_the_rule_is_an_update()
    {
        _given.Say(GivenJournal.Draft(5, 9));

        _given.Journal.Reconcile(
            GivenRules.H01 with { Version = 2 }, GivenJournal.Subject, [GivenJournal.Draft(5, 9)], default, Occasion());

        Assert.Equal(AlertKind.Updated, _given.Published[^1].Kind);
    }

    [Fact]
    public void What_no_longer_holds_is_withdrawn_with_the_reason()
    {
        _given.Say(GivenJournal.Draft(5, 9)).Say();

        var withdrawn = _given.Published[^1];
        Assert.Equal((AlertKind.Withdrawn, 2u, "a reason"), (withdrawn.Kind, withdrawn.Revision, withdrawn.WithdrawnReason));
        Assert.Equal(_given.Published[0].AlertId, withdrawn.AlertId);
        Assert.Empty(withdrawn.Draft.Evidence);
        Assert.Equal(Severity.Medium, withdrawn.Draft.Severity);
    }

    [Fact]
    public void What_is_withdrawn_is_withdrawn_once()
    {
        _given.Say(GivenJournal.Draft(5, 9)).Say().Say();

        Assert.Equal(2, _given.Published.Count);
    }

    [Fact]
    public void What_holds_again_is_raised_again_with_a_higher_revision()
    {
        _given.Say(GivenJournal.Draft(5, 9)).Say().Say(GivenJournal.Draft(5, 9)).Say();

        Assert.Equal(
            ["Raised 1 of 2026-01-05", "Withdrawn 2 of 2026-01-05", "Raised 3 of 2026-01-05", "Withdrawn 4 of 2026-01-05"],
            _given.Revisions);
    }

    [Fact]
    public void An_episode_that_begins_on_another_day_is_another_alert()
    {
        _given.Say(GivenJournal.Draft(5, 9)).Say(GivenJournal.Draft(6, 9));

        Assert.Equal(
            ["Raised 1 of 2026-01-05", "Raised 1 of 2026-01-06", "Withdrawn 2 of 2026-01-05"], _given.Revisions);
    }

    [Fact]
    public void Episodes_that_begin_on_one_day_are_one_alert_of_the_higher()
    {
        var first = GivenJournal.Draft(5, 6);
        var second = GivenJournal.Draft(5, 9, facts: 4) with { Start = Some.OnDay(5, 20) };

        _given.Say(first, second);

        var alert = Assert.Single(_given.Published);
        Assert.Equal(4, alert.Draft.Measured);
        Assert.Equal((first.Start, second.End), (alert.Draft.Start, alert.Draft.End));
    }

    [Fact]
    public void Other_rules_and_subjects_are_left_alone()
    {
        _given.Say(GivenJournal.Draft(5, 9));

        _given.Journal.Reconcile(GivenRules.H07, GivenJournal.Subject, [], default, Occasion());
        _given.Journal.Reconcile(GivenRules.H01, new Subject("psn", "psn-2"), [], default, Occasion());

        Assert.Single(_given.Published);
    }

    [Fact]
    public void A_journal_that_was_stored_goes_on_where_it_was()
    {
        _given.Say(GivenJournal.Draft(5, 9)).Say(GivenJournal.Draft(5, 9, facts: 4));
        var restored = new GivenJournal();
        _given.Recorded.ForEach(restored.Journal.Restore);

        restored.Say(GivenJournal.Draft(5, 9, facts: 4)).Say();

        Assert.Equal(["Withdrawn 3 of 2026-01-05"], restored.Revisions);
    }

    [Fact]
    public void Episodes_that_ended_before_a_horizon_are_forgotten()
    {
        _given.Say(GivenJournal.Draft(5, 9));

        Assert.False(_given.Journal.Forget(Some.OnDay(9)));
        Assert.True(_given.Journal.Forget(new(Some.OnDay(9).Micros + 1)));
        Assert.True(_given.Journal.IsEmpty);
    }

    private Occasion Occasion() => new()
    {
        Cause = new FactKey("CAUSE"),
        Reason = "a reason",
        AsOf = default,
        Publish = _given.Published.Add,
        Record = _given.Recorded.Add,
    };
}
