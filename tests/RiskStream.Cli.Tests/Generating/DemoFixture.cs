using RiskStream.Cli.Generating;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating;

/// <summary>One demo prefecture, its events in memory, shared by the tests that read it.</summary>
public sealed class DemoFixture
{
    public const long Seed = 20260511;

    public DemoFixture()
    {
        Prefecture = new Prefecture(PrefectureOptions.Demo(Seed));
        Events = [.. Prefecture.Events()];
        Lists = Prefecture.RegistryRecords();
    }

    public Prefecture Prefecture { get; }

    public IReadOnlyList<Envelope> Events { get; }

    public ReferenceLists Lists { get; }

    public IEnumerable<SchemeLabel> LabelsOf(string ruleId) => Prefecture.Labels.Where(label => label.RuleId == ruleId);
}
