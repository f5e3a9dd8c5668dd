using System.Text.Json.Nodes;
using Google.Protobuf;
using RiskStream.Cli.Generating;
using RiskStream.Pipeline.Contracts;
using RiskStream.Scenarios.Tests.CommandLine;
using RiskStream.Scenarios.Tests.Driving;
using RiskStream.TestKit;

namespace RiskStream.Scenarios.Tests.Contracts;

/// <summary>What the generator sends and what the engine says of it are as docs/asyncapi.yaml describes them.</summary>
public sealed class GeneratedSampleTests
{
    private const long Seed = 20260512;

    private static readonly JsonObject Document = AsyncApiDocument.Create();
    private static readonly JsonSchemaCheck Check = new(Document);
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    [Fact]
    public async Task Generated_events_and_their_alerts_are_as_described()
    {
        var events = new Prefecture(PrefectureOptions.Demo(Seed, PrefectureOptions.FewestDemoEvents)).Events().ToList();
        var alerts = await Offline.ReplayAsync(Offline.Decode(events));

        Assert.NotEmpty(alerts);
        Assert.Empty(events.SelectMany(envelope => Faults("EnvelopeJson", envelope)).Take(5));
        Assert.Empty(alerts.SelectMany(alert => Faults("RiskAlert", alert)).Take(5));
    }

    [Fact]
    public async Task The_tool_writes_the_document()
    {
        var (exitCode, output, error) = await ToolProcess.RunAsync("asyncapi");

        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Equal(AsyncApiDocument.Yaml(), output);
    }

    private static IEnumerable<string> Faults(string message, IMessage sample) =>
        Check.Faults(Document["components"]!["messages"]![message]!["payload"]!, JsonNode.Parse(Json.Format(sample)))
            .Select(fault => $"seed {Seed}: {fault}");
}
