using RiskStream.EventTime;
using RiskStream.Facts;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

/// <summary>The engine's promises for what the institution stage judges behind the person stage.</summary>
public class TwoStageInvariantTests(ITestOutputHelper output) : EngineInvariants(output)
{
    [Fact]
    public void Any_interleaving_of_person_partitions_gives_the_same_final_alerts() => Holds(110_000, (history, random) =>
    {
        var engine = new TwoStages(Setting with { PersonPartitions = 3, Lateness = Setting.Unlimited });
        foreach (var record in history)
        {
            engine.FeedPersonStage(record);
            if (random.Next(6) == 0)
            {
                engine.Drain(random);
            }
        }

        engine.Drain(random);
        return Text.Difference(Expected(history, Setting.Unlimited), engine.Final);
    });

    private protected override Setting Setting =>
        new() { Rules = [UseHistories.Surge, UseHistories.Burst], Reference = UseHistories.Reference };

    private protected override List<PersonEvent> Next(Random random) => UseHistories.Next(random);

    private protected override Assertion Another(Random random) => UseHistories.Another(random);

    private protected override IEnumerable<FinalAlert> Oracle(IReadOnlyList<PersonEvent> records, AllowedLateness lateness)
    {
        var encounters = NaiveLedger.Of(records, lateness);
        return NaiveItemSurge.Alerts(UseHistories.Surge, encounters)
            .Concat(NaiveCardBurst.Alerts(UseHistories.Burst, UseHistories.Reference, encounters));
    }
}
