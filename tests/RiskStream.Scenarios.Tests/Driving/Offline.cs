using RiskStream.Cli.Replaying;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.Publishing;
using RiskStream.Protocol.V1;
using RiskStream.Service.Hosting;

namespace RiskStream.Scenarios.Tests.Driving;

/// <summary>The alerts that a replay without Kafka and Redis makes of the same records: what a stream must come to.</summary>
internal static class Offline
{
    public static async Task<List<RiskAlert>> ReplayAsync(
        IEnumerable<PersonEvent> records,
        string? referenceFolder = null,
        int partitions = 1,
        int batch = 500,
        bool alwaysEffective = false)
    {
        var (inputs, errors) = RuleInputs.Load(null, referenceFolder);
        Assert.Empty(errors);
        var rules = alwaysEffective ? inputs!.Rules.AlwaysEffective() : inputs!.Rules;
        var engine = await ReplayEngine.CreateAsync(rules, inputs.Reference, partitions, CancellationToken.None);
        var alerts = new List<RiskAlert>();
        foreach (var chunk in records.Chunk(batch))
        {
            alerts.AddRange((await engine.ProcessAsync(chunk, CancellationToken.None)).Select(AlertEncoding.ToWire));
        }

        return alerts;
    }

    public static IEnumerable<PersonEvent> Decode(IEnumerable<Envelope> events) => events.Select(envelope =>
    {
        var decoded = EventDecoder.Decode(envelope, default(EventTimestamp));
        return Assert.IsType<DecodeResult<PersonEvent>.Decoded>(decoded).Content;
    });
}
