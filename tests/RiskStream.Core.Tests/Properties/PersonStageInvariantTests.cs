using RiskStream.EventTime;
using RiskStream.Facts;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

/// <summary>The engine's promises for what the person stage judges.</summary>
public class PersonStageInvariantTests(ITestOutputHelper output) : EngineInvariants(output)
{
    private protected override Setting Setting =>
        new() { Rules = [StayHistories.Rule], Reference = StayHistories.Reference };

    private protected override List<PersonEvent> Next(Random random) => StayHistories.Next(random);

    private protected override Assertion Another(Random random) => StayHistories.Another(random);

    private protected override IEnumerable<FinalAlert> Oracle(IReadOnlyList<PersonEvent> records, AllowedLateness lateness) =>
        NaiveStayFrequency.Alerts(StayHistories.Rule, StayHistories.Reference, NaiveLedger.Of(records, lateness));
}
