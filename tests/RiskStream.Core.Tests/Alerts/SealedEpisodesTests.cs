namespace RiskStream.Core.Tests;

/// <summary>What the journal does with episodes that lie before the seal, where not all facts are known any more.</summary>
public class SealedEpisodesTests
{
    private readonly GivenJournal _given = new();

    [Fact]
    public void A_sealed_episode_that_is_missing_stands()
    {
        _given.Say(GivenJournal.Draft(5, 9)).SaySealed(Some.OnDay(20));

        Assert.Equal(["Raised 1 of 2026-01-05"], _given.Revisions);
    }

    [Fact]
    public void An_episode_that_began_at_the_seal_is_not_sealed()
    {
        _given.Say(GivenJournal.Draft(5, 9)).SaySealed(Some.OnDay(5, 0));

        Assert.Equal(["Raised 1 of 2026-01-05", "Withdrawn 2 of 2026-01-05"], _given.Revisions);
    }

    [Fact]
    public void A_sealed_episode_that_looks_different_stands_as_it_was_said()
    {
        _given.Say(GivenJournal.Draft(5, 9)).SaySealed(Some.OnDay(20), GivenJournal.Draft(6, 9, facts: 9));

        Assert.Equal(["Raised 1 of 2026-01-05"], _given.Revisions);
    }

    [Fact]
    public void An_episode_that_is_going_on_at_the_seal_keeps_its_anchor()
    {
        _given.Say(GivenJournal.Draft(5, 30)).SaySealed(Some.OnDay(20), GivenJournal.Draft(12, 33));

        Assert.Equal(["Raised 1 of 2026-01-05"], _given.Revisions);
        Assert.Equal((Some.OnDay(5).Day, Some.OnDay(33)), (_given.Recorded[^1].Anchor, _given.Recorded[^1].End));
    }

    [Fact]
    public void So_does_one_that_is_judged_only_from_the_seal_on()
    {
        _given.Say(GivenJournal.Draft(5, 30)).SaySealed(Some.OnDay(20, 0), GivenJournal.Draft(20, 33));

        Assert.Equal(["Raised 1 of 2026-01-05"], _given.Revisions);
    }

    [Fact]
    public void A_later_episode_is_not_taken_for_one_that_ended()
    {
        _given.Say(GivenJournal.Draft(5, 22)).SaySealed(Some.OnDay(20), GivenJournal.Draft(24, 33));

        Assert.Equal(["Raised 1 of 2026-01-05", "Raised 1 of 2026-01-24"], _given.Revisions);
    }

    [Fact]
    public void An_episode_that_rises_after_the_seal_is_updated_under_its_anchor()
    {
        _given.Say(GivenJournal.Draft(5, 30)).SaySealed(Some.OnDay(20), GivenJournal.Draft(12, 33, facts: 6, peak: 25));

        Assert.Equal(["Raised 1 of 2026-01-05", "Updated 2 of 2026-01-05"], _given.Revisions);
    }

    [Fact]
    public void A_peak_before_the_seal_stands_however_little_is_still_known()
    {
        _given.Say(GivenJournal.Draft(5, 30, facts: 6)).SaySealed(Some.OnDay(20), GivenJournal.Draft(12, 33, facts: 4, peak: 25));

        Assert.Equal(["Raised 1 of 2026-01-05"], _given.Revisions);
    }

    [Fact]
    public void A_peak_after_the_seal_follows_the_facts()
    {
        _given.Say(GivenJournal.Draft(5, 30, facts: 6, peak: 25))
            .SaySealed(Some.OnDay(20), GivenJournal.Draft(5, 30, facts: 4, peak: 25));

        Assert.Equal(["Raised 1 of 2026-01-05", "Updated 2 of 2026-01-05"], _given.Revisions);
    }
}
