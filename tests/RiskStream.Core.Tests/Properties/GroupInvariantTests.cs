using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

/// <summary>The engine's promises for groups that are admitted together.</summary>
public class GroupInvariantTests(ITestOutputHelper output) : EngineInvariants(output)
{
    private static readonly RuleDefinition Groups = GivenRules.H07 with
    {
        Id = "H14",
        Measure = new GroupAdmission
        {
            Hours = 30,
            Phone = 2,
            Address = 3,
            Employer = 9,
            Contact = 9,
            HighFactor = 2,
            Bursts = 2,
            BurstDays = 11,
        },
    };

    private protected override Setting Setting => new() { Rules = [Groups] };

    private protected override List<PersonEvent> Next(Random random) => GroupHistories.Next(random);

    private protected override Assertion Another(Random random) => GroupHistories.Another(random);

    private protected override IEnumerable<FinalAlert> Oracle(IReadOnlyList<PersonEvent> records, AllowedLateness lateness) =>
        NaiveGroups.Alerts(Groups, NaiveLedger.Of(records, lateness));
}
