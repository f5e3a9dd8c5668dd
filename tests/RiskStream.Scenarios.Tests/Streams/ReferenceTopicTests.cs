using System.Text;
using Confluent.Kafka;
using RiskStream.Protocol.V1;
using RiskStream.Scenarios.Tests.CommandLine;
using RiskStream.Scenarios.Tests.Driving;
using RiskStream.TestKit;
using RiskStream.TestKit.Brokers;

namespace RiskStream.Scenarios.Tests.Streams;

/// <summary>Reference lists that change under a running stream.</summary>
[Collection(KafkaCollection.Name)]
public sealed class ReferenceTopicTests(KafkaFixture kafka) : IDisposable
{
    private readonly string _lists = Directory.CreateTempSubdirectory("riskstream-publish-").FullName;

    public void Dispose() => Directory.Delete(_lists, recursive: true);

    [Theory]
    [OnEmbeddedKafka]
    [OnRealKafka]
    public async Task Who_becomes_a_key_person_is_alerted_of_earlier_admissions_and_no_longer_when_taken_off_the_list(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        await using var service = await ServiceInProcess.StartAsync(stream);
        await stream.ProduceAsync(Admissions.FourOf("key").Take(2));
        await stream.ProduceAsync(Admissions.FourOf("other").Take(2));
        await service.ProcessedAsync(4);
        Assert.Empty(await stream.ReadAlertsAsync());

        await PublishAsync(stream, """{"validity":{"valid_from":"2026-01-01","version":"2026-04"},"psn_key":"key"}""");
        var raised = await AlertsAsync(stream, 1);
        await PublishAsync(stream, string.Empty);
        var withdrawn = await AlertsAsync(stream, 2);

        Assert.Equal(RiskAlert.Types.Kind.Raised, raised[0].Kind);
        Assert.Equal("key", raised[0].SubjectKey);
        Assert.True(raised[0].Retrospective);
        Assert.Equal(RiskAlert.Types.Kind.Withdrawn, withdrawn[^1].Kind);
        Assert.True(withdrawn[^1].Retrospective);
        Assert.Equal("reference lists changed: key_person", withdrawn[^1].WithdrawnReason);
    }

    [Theory]
    [OnEmbeddedKafka]
    [OnRealKafka]
    public async Task Lists_of_the_topic_hold_from_the_first_record_of_a_service_that_starts_later(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        await PublishAsync(stream, """{"psn_key":"key"}""");
        await stream.ProduceAsync(Admissions.FourOf("key").Take(2));

        await using var service = await ServiceInProcess.StartAsync(stream);
        await service.ProcessedAsync(2);

        var alert = Assert.Single(await stream.ReadAlertsAsync());
        Assert.False(alert.Retrospective);
    }

    [Theory]
    [OnEmbeddedKafka]
    [OnRealKafka]
    public async Task An_entry_that_cannot_be_used_is_set_aside_and_the_good_ones_hold(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        await ProduceEntryAsync(stream, """{"institution_registry":{"fixmedins_code":"H1","axis":"school"}}""");
        await PublishAsync(stream, """{"psn_key":"key"}""");
        await stream.ProduceAsync(Admissions.FourOf("key").Take(2));

        await using var service = await ServiceInProcess.StartAsync(stream);
        await service.ProcessedAsync(2);

        var letter = Assert.Single(await stream.ReadAllAsync("DeadLetters"));
        Assert.Equal("InvalidValue", Header(letter, "rs-reason"));
        Assert.Equal(stream.Topic("ReferenceData"), Header(letter, "rs-topic"));
        Assert.Equal(
            "institution_registry/H1/: axis is \"school\"; it must be one of hospital, pharmacy, clinic", Header(letter, "rs-detail"));
        Assert.Single(await stream.ReadAlertsAsync());
    }

    [Theory]
    [OnEmbeddedKafka]
    public async Task The_tool_publishes_only_what_differs_and_tells_what_the_topic_holds(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        const string First = """{"psn_key":"a","validity":{"valid_from":"2026-01-01","valid_to":"2026-07-01","version":"1"}}""";
        const string Second = """{"psn_key":"b","validity":{"valid_from":"2026-02-01","version":"2"}}""";

        Assert.Equal("2 entries published, 0 taken away, 0 as they were", await PublishAsync(stream, First, Second));
        Assert.Equal("1 entries published, 1 taken away, 0 as they were", await PublishAsync(stream, Second.Replace("\"2\"", "\"3\"")));
        Assert.Equal("0 entries published, 0 taken away, 1 as they were", await PublishAsync(stream, Second.Replace("\"2\"", "\"3\"")));

        var listed = await ToolProcess.RunAsync(
            "reference", "list", "--json", "--bootstrap-servers", stream.BootstrapServers, "--topic", stream.Topic("ReferenceData"));
        Assert.Equal(0, listed.ExitCode);
        Assert.StartsWith(
            """{"list":"key_person","version":"3","digest":""", listed.Output.Trim(), StringComparison.Ordinal);
        Assert.EndsWith("\"entries\":1,\"valid_from\":\"2026-02-01\",\"valid_to\":\"\"}", listed.Output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_a_mistake_is_not_published_at_all()
    {
        await File.WriteAllTextAsync(Path.Combine(_lists, "key_person.ndjson"), """{"psn_key":"-"}""");
        await File.WriteAllTextAsync(Path.Combine(_lists, "price_limit.ndjson"), """{"med_list_codg":"X"}""");

        var (exitCode, _, error) = await ToolProcess.RunAsync("reference", "publish", _lists, "--bootstrap-servers", "127.0.0.1:1");

        Assert.Equal(2, exitCode);
        Assert.Contains("key_person.ndjson(1): key_person//: psn_key is absent; key_person needs it", error, StringComparison.Ordinal);
        Assert.Contains("price_limit.ndjson(1): price_limit/X|/: pric_uplmt_e6 is 0; it must be 1 to", error, StringComparison.Ordinal);
    }

    private async Task<string> PublishAsync(StreamUnderTest stream, params string[] keyPersons)
    {
        await File.WriteAllLinesAsync(Path.Combine(_lists, "key_person.ndjson"), keyPersons);
        var (exitCode, output, error) = await ToolProcess.RunAsync(
            "reference", "publish", _lists, "--bootstrap-servers", stream.BootstrapServers, "--topic", stream.Topic("ReferenceData"));
        Assert.True(exitCode == 0, error);
        return output.Trim();
    }

    private static async Task ProduceEntryAsync(StreamUnderTest stream, string json)
    {
        using var producer = new ProducerBuilder<byte[]?, byte[]>(new ProducerConfig { BootstrapServers = stream.BootstrapServers }).Build();
        await producer.ProduceAsync(
            stream.Topic("ReferenceData"), new Message<byte[]?, byte[]> { Value = Encoding.UTF8.GetBytes(json) });
    }

    private static Task<IReadOnlyList<RiskAlert>> AlertsAsync(StreamUnderTest stream, int count) => Eventually.HoldsAsync(
        $"{count} alerts are said",
        _ => stream.ReadAlertsAsync(),
        alerts => alerts.Count >= count,
        TimeSpan.FromMinutes(2));

    private static string Header(ConsumeResult<byte[], byte[]> letter, string name) =>
        Encoding.UTF8.GetString(letter.Message.Headers.GetLastBytes(name));
}
