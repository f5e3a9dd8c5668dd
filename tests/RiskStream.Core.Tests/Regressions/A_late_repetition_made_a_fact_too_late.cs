using RiskStream.Facts;
using RiskStream.Stages;
using RiskStream.Windows;

namespace RiskStream.Core.Tests;

/// <summary>
/// Of several statements of one version the last one holds, and it brought its own lateness with it. A stay's charge lines come every
/// night and again inside its settlement, so all but the last days left the short windows with the settlement.
/// </summary>
public class A_late_repetition_made_a_fact_too_late
{
    private readonly TwoStages _engine = new(new Setting { Rules = [GivenRules.H07] });

    [Fact]
    public void A_line_that_came_in_time_still_counts_when_the_settlement_repeats_it()
    {
        var line = Some.Line("E1", "1", Some.OnDay(1), l => l with { Service = ServiceKind.Inpatient });
        var settlement = Some.Settlement("S1", "E1", Some.OnDay(11), s => s with { Service = ServiceKind.Inpatient });
        var repeated = line with
        {
            Parent = settlement.Key,
            ParentVersion = 1,
            MessageId = settlement.MessageId,
            IngestedAt = settlement.IngestedAt,
        };

        _engine.Feed(
            line.About(),
            Some.Admission("E0", Some.OnDay(10)).About(),
            Some.Event(Some.Person, settlement, repeated));

        Assert.False(Assert.Single(_engine.StateOf(Some.Person).Ledger.FactsOf(new("E1")).Lines).TooLate);
        Assert.True(UsesOf("exam|H51010000001|CT").Single().Counts);
    }

    [Fact]
    public void A_late_correction_replaces_what_came_in_time_in_the_same_windows()
    {
        var line = Some.Line("E1", "1", Some.OnDay(1));
        var corrected = line with
        {
            Version = 2,
            IngestedAt = Some.OnDay(9),
            Content = (ClaimLine)line.Content with { Item = "MR" },
        };

        _engine.Feed(line.About(), Some.Admission("E0", Some.OnDay(10)).About(), corrected.About());

        Assert.Empty(UsesOf("exam|H51010000001|CT"));
        Assert.True(UsesOf("exam|H51010000001|MR").Single().Counts);
    }

    [Fact]
    public void A_fact_that_was_taken_back_and_stated_anew_too_late_is_too_late()
    {
        var line = Some.Line("E1", "1", Some.OnDay(1));

        _engine.Feed(
            line.About(),
            Some.Undo(line.MessageId, Some.OnDay(2)).About(),
            Some.Admission("E0", Some.OnDay(10)).About(),
            (line with { MessageId = "M-anew", IngestedAt = Some.OnDay(10) }).About());

        Assert.False(UsesOf("exam|H51010000001|CT").Single().Counts);
    }

    private IEnumerable<Use<ExamUse>> UsesOf(string key) =>
        ((ExamState)_engine.Institutions.StateOf(key)).Uses.All;
}
