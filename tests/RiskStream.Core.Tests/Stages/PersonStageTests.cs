using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

public class PersonStageTests
{
    private readonly TwoStages _engine = new(new Setting { Rules = [GivenRules.H01, GivenRules.H07, GivenRules.P01] });

    [Fact]
    public void A_fact_beyond_the_allowed_lateness_is_reported_with_the_watermark_and_the_bound()
    {
        _engine.Feed(
            Some.Admission("E9", Some.OnDay(9)).About(),
            Some.Admission("E6", new EventTimestamp(Some.OnDay(6).Micros - 1)).About());

        var late = Assert.Single(_engine.LateFacts);
        Assert.Equal(
            (Some.Person, FactKey.Admission("E6"), Some.OnDay(9), TimeSpan.FromHours(72)),
            (late.Beneficiary, late.Key, late.Watermark, late.Allowed));
        Assert.Equal(1, _engine.PartitionOf(Some.Person).Last.TooLate);
    }

    [Fact]
    public void A_fact_within_the_allowed_lateness_is_counted_as_late_and_not_reported()
    {
        _engine.Feed(Some.Admission("E9", Some.OnDay(9)).About(), Some.Admission("E6", Some.OnDay(6)).About());

        Assert.Empty(_engine.LateFacts);
        Assert.Equal((1, 0), (_engine.PartitionOf(Some.Person).Last.Late, _engine.PartitionOf(Some.Person).Last.TooLate));
    }

    [Fact]
    public void A_cancellation_is_never_late()
    {
        var old = Some.Admission("E1", Some.OnDay(1));

        _engine.Feed(
            old.About(),
            Some.Admission("E9", Some.OnDay(90)).About(),
            Some.Reversal(old, Some.OnDay(2)).About());

        Assert.Empty(_engine.LateFacts);
        Assert.True(_engine.StateOf(Some.Person).Ledger.FactsOf(new("E1")).IsEmpty);
    }

    [Fact]
    public void One_record_from_a_clock_that_runs_ahead_makes_no_other_late()
    {
        var ahead = Some.Admission("E9", Some.OnDay(99)) with { IngestedAt = Some.OnDay(2) };

        _engine.Feed(ahead.About(), Some.Admission("E1", Some.OnDay(1)).About());

        Assert.Empty(_engine.LateFacts);
        Assert.Equal(1, _engine.PartitionOf(Some.Person).Memory.Clock.Clamped);
    }

    [Fact]
    public void A_record_that_states_nothing_counts_as_applied()
    {
        _engine.Feed(new PersonEvent
        {
            Beneficiary = Some.Person,
            EventTime = Some.OnDay(3),
            IngestedAt = Some.OnDay(3),
            Assertions = [],
        });

        Assert.Equal((1, 0), (_engine.PartitionOf(Some.Person).Last.Applied, _engine.PartitionOf(Some.Person).Last.Duplicates));
        Assert.Equal(Some.OnDay(3), _engine.PartitionOf(Some.Person).Memory.Clock.Watermark);
    }

    [Fact]
    public void A_correction_tells_the_institution_first_what_is_gone()
    {
        var line = Some.Line("V1", "1", Some.OnDay(1));
        _engine.FeedPersonStage(line.About());
        var moved = line with { Version = 2, Content = line.Content with { Provider = Some.OtherHospital } };

        var told = _engine.PartitionOf(Some.Person).Apply(moved.About())
            .OfType<RiskStream.Stages.StageOutput.Change>().Select(output => output.Content).ToList();

        Assert.Equal([false, true], told.Select(change => change.Holds));
        Assert.Equal([Some.Hospital, Some.OtherHospital], told.Select(change => change.Provider));
        Assert.All(told, change => Assert.Equal(line.Content.EventTime, change.EventTime));
    }

    [Fact]
    public void A_diagnosis_that_comes_with_the_settlement_reaches_every_line_of_the_visit()
    {
        _engine.Feed(
            Some.Line("V1", "1", Some.OnDay(1)).About(),
            Some.Settlement("S1", "V1", Some.OnDay(1, 10), s => s with { Diagnoses = ["Z49.1"] }).About());

        var uses = ((RiskStream.Stages.ExamState)_engine.Institutions.StateOf("exam|H51010000001|CT")).Uses;
        Assert.Equal("EX-DIALYSIS", Assert.Single(uses.All).ExcludedBy);
    }
}
