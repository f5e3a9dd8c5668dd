namespace RiskStream.Core.Tests;

/// <summary>History that is loaded publishes nothing, and what it made is said with the next live record.</summary>
public class BackfillTests
{
    private readonly GivenJournal _given = new();

    [Fact]
    public void Nothing_is_published_in_backfill()
    {
        _given.SayInBackfill(GivenJournal.Draft(5, 9)).SayInBackfill(GivenJournal.Draft(5, 9, facts: 4)).SayInBackfill();

        Assert.Empty(_given.Published);
        Assert.True(_given.Recorded[^1].Withdrawn);
    }

    [Fact]
    public void The_next_live_record_raises_what_history_made()
    {
        _given.SayInBackfill(GivenJournal.Draft(5, 9)).Say(GivenJournal.Draft(5, 9)).Say(GivenJournal.Draft(5, 9));

        Assert.Equal(["Raised 2 of 2026-01-05"], _given.Revisions);
    }

    [Fact]
    public void What_was_never_published_is_not_withdrawn_aloud()
    {
        _given.SayInBackfill(GivenJournal.Draft(5, 9)).Say();

        Assert.Empty(_given.Published);
    }

    [Fact]
    public void What_history_changed_of_a_published_alert_is_said_by_the_next_live_record()
    {
        _given.Say(GivenJournal.Draft(5, 9)).SayInBackfill(GivenJournal.Draft(5, 9, facts: 4));
        Assert.Equal(["Raised 1 of 2026-01-05"], _given.Revisions);

        _given.Say(GivenJournal.Draft(5, 9, facts: 4)).Say(GivenJournal.Draft(5, 9, facts: 4));

        Assert.Equal(["Raised 1 of 2026-01-05", "Updated 3 of 2026-01-05"], _given.Revisions);
    }

    [Fact]
    public void What_history_withdrew_of_a_published_alert_is_withdrawn_by_the_next_live_record()
    {
        _given.Say(GivenJournal.Draft(5, 9)).SayInBackfill().SayInBackfill();
        Assert.Single(_given.Published);

        _given.Say().Say();

        Assert.Equal(["Raised 1 of 2026-01-05", "Withdrawn 3 of 2026-01-05"], _given.Revisions);
    }

    [Fact]
    public void A_withdrawal_that_was_never_said_makes_no_second_raising()
    {
        _given.Say(GivenJournal.Draft(5, 9)).SayInBackfill().Say(GivenJournal.Draft(5, 9));

        Assert.Equal(["Raised 1 of 2026-01-05", "Updated 3 of 2026-01-05"], _given.Revisions);
    }

    [Fact]
    public void History_that_repeats_what_was_published_changes_nothing()
    {
        _given.Say(GivenJournal.Draft(5, 9)).SayInBackfill(GivenJournal.Draft(5, 9)).Say(GivenJournal.Draft(5, 9));

        Assert.Equal(["Raised 1 of 2026-01-05"], _given.Revisions);
    }
}
