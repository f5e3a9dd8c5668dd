using RiskStream.EventTime;
using RiskStream.Facts;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

/// <summary>The engine's promises for what the institution stage judges behind the person stage.</summary>
public class TwoStageInvariantTests(ITestOutputHelper output) : EngineInvariants(output)
{
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
