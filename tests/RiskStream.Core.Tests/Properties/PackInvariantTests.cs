using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

/// <summary>The engine's promises for packs, whose sales meet by trace code, from whichever institution and person partition.</summary>
public class PackInvariantTests(ITestOutputHelper output) : EngineInvariants(output)
{
    private static readonly RuleDefinition Reuse = GivenRules.P01 with
    {
        Id = "P05",
        Exclusions = [],
        Measure = new TraceCodeReuse { Sales = 2, DoubleReadMinutes = 5, PackUnits = 50 },
    };

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

    private protected override Setting Setting => new() { Rules = [Reuse] };

    private protected override List<PersonEvent> Next(Random random) => PackHistories.Next(random);

    private protected override Assertion Another(Random random) => PackHistories.Another(random);

    private protected override IEnumerable<FinalAlert> Oracle(IReadOnlyList<PersonEvent> records, AllowedLateness lateness) =>
        NaivePacks.Alerts(
            Reuse, NaiveLedger.Of(records, lateness), NaiveLedger.ReversedPacks(records, lateness).Select(one => ((string?)one.Settlement, one.Code)));
}
