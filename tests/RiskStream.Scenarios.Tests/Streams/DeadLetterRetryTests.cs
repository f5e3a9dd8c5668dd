using System.Text;
using System.Text.Json;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Hosting;
using RiskStream.Protocol.V1;
using RiskStream.Scenarios.Tests.CommandLine;
using RiskStream.Scenarios.Tests.Driving;
using RiskStream.TestKit.Brokers;

namespace RiskStream.Scenarios.Tests.Streams;

[Collection(KafkaCollection.Name)]
public sealed class DeadLetterRetryTests(KafkaFixture kafka) : IDisposable
{
    private const string Json = "application/json";

    private readonly string _folder = Directory.CreateTempSubdirectory("riskstream-letters-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [OnEmbeddedKafka]
    [OnRealKafka]
    public async Task A_bad_record_is_listed_shown_corrected_and_retried_and_its_alert_appears(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        await using var service = await ServiceInProcess.StartAsync(stream);
        var admissions = Admissions.FourOf("p1").ToList();
        await stream.ProduceRawAsync("p1", BadRecords.Json(admissions[0]), Json);
        await stream.ProduceRawAsync("p1", BadRecords.WithoutEncounter(admissions[1]), Json);
        await stream.ProduceRawAsync("p1", BadRecords.Json(admissions[2]), Json);
        await service.ProcessedAsync(3);
        Assert.Empty(await stream.ReadAlertsAsync());

        var listed = await ToolAsync(stream, "list", "--json", "--values", "--reason", "missingfield");
        var letter = JsonDocument.Parse(listed.Output).RootElement;
        var position = letter.GetProperty("position").GetString()!;
        Assert.Equal(0, listed.ExitCode);
        Assert.Equal(1, letter.GetProperty("offset").GetInt64());
        Assert.Contains("\"by_reason\":{\"MissingField\":1}", listed.Error, StringComparison.Ordinal);

        var raw = Path.Combine(_folder, "value.json");
        var shown = await ToolAsync(stream, "show", position, "--raw", raw);
        Assert.Contains("\"mdtrt_id\": \"-\",   <-- here", shown.Output, StringComparison.Ordinal);
        Assert.Contains("mdtrt_id is absent", shown.Output, StringComparison.Ordinal);
        Assert.Equal(letter.GetProperty("value").GetString(), await File.ReadAllTextAsync(raw));

        var corrected = Path.Combine(_folder, "corrected.json");
        await File.WriteAllBytesAsync(corrected, BadRecords.Json(admissions[1]));
        var retried = await ToolAsync(stream, "retry", position, "--value", corrected);
        await service.ProcessedAsync(4);

        Assert.Equal((0, string.Empty), (retried.ExitCode, retried.Error));
        Assert.Contains($"sent again as {stream.Topic("SettlementEvents")}/0:3, attempt 1", retried.Output, StringComparison.Ordinal);
        var alert = Assert.Single(await stream.ReadAlertsAsync());
        Assert.Equal(("H01", RiskAlert.Types.Kind.Raised), (alert.RuleId, alert.Kind));
        Assert.Contains("1 already retried", (await ToolAsync(stream, "retry", position)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [OnEmbeddedKafka]
    [OnRealKafka]
    public async Task A_retry_that_fails_again_comes_back_with_its_attempt_and_the_third_is_the_last(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        await using var service = await ServiceInProcess.StartAsync(stream);
        await stream.ProduceRawAsync("p1", "{"u8.ToArray(), Json);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await service.ProcessedAsync(attempt + 1);
            var retried = await ToolAsync(stream, "retry", "--reason", "Malformed", "--yes");
            Assert.Contains($"attempt {attempt + 1}", retried.Output, StringComparison.Ordinal);
            Assert.Contains($"1 sent again, 0 not taken; {attempt} already retried", retried.Output, StringComparison.Ordinal);
        }

        await service.ProcessedAsync(4);
        var last = await ToolAsync(stream, "retry", "--yes");

        Assert.Equal(3, last.ExitCode);
        Assert.Contains("TooManyAttempts: its content was sent again 3 times, and --max-attempts is 3", last.Error, StringComparison.Ordinal);
        Assert.Contains("0 sent again", last.Output, StringComparison.Ordinal);
        var plan = await new RetryPlanner(OptionsOf(stream)).PlanAsync(
            All() with { Replacement = new RetryValue(BadRecords.Json(Admissions.FourOf("p1").First()), null) }, CancellationToken.None);
        Assert.Equal(4, Assert.Single(plan.Ready).Attempt);
        var letters = (await ToolAsync(stream, "list", "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            ["3", "2", "1", "0"],
            letters.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("attempt").GetRawText()));
    }

    [Theory]
    [OnEmbeddedKafka]
    [OnRealKafka]
    public async Task A_run_that_dies_between_send_and_marker_is_done_again_and_the_ledger_drops_the_repetition(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        await using (var strict = await ServiceInProcess.StartAsync(stream, ("RiskStream:Kafka:MaxRecordBytes", "1024")))
        {
            foreach (var admission in Admissions.FourOf("p1"))
            {
                admission.SourceSystem = new string('x', 100);
                await stream.ProduceRawAsync("p1", Padded(admission), Json);
            }

            await strict.ProcessedAsync(4);
        }

        await using var service = await ServiceInProcess.StartAsync(stream);
        var options = OptionsOf(stream);
        var plan = await new RetryPlanner(options).PlanAsync(All(), CancellationToken.None);
        Assert.Equal(4, plan.Ready.Count());
        Assert.All(plan.Ready, letter => Assert.Null(letter.WouldFail));

        await Assert.ThrowsAsync<InvalidOperationException>(() => new RetryRun(options, plan).RunAsync(
            _ => throw new InvalidOperationException("killed"), CancellationToken.None));
        var second = new RetryRun(options, await new RetryPlanner(options).PlanAsync(All(), CancellationToken.None));
        await second.RunAsync(_ => { }, CancellationToken.None);
        await service.ProcessedAsync(8);

        Assert.Equal([8L, 9L, 10L, 11L], second.Sent.Select(marker => marker.SentTo!.Offset).Order());
        Assert.All(second.Sent, marker => Assert.Equal(0, marker.SentTo!.Partition));
        Assert.Equal(4, service.Persons.Duplicates);
        Assert.Single(FinalAlerts.Of(await stream.ReadAlertsAsync()));
        Assert.Empty((await new RetryPlanner(options).PlanAsync(All(), CancellationToken.None)).Ready);
        Assert.Equal(4, (await new RetryPlanner(options).PlanAsync(All() with { Again = true }, CancellationToken.None)).Ready.Count());
    }

    [Theory]
    [OnEmbeddedKafka]
    [OnRealKafka]
    public async Task A_retried_record_keeps_partition_key_time_and_type(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        await using var service = await ServiceInProcess.StartAsync(stream);
        await stream.ProduceRawAsync("p1", "{"u8.ToArray(), Json);
        await service.ProcessedAsync(1);

        await ToolAsync(stream, "retry");

        var records = await stream.ReadAllAsync("SettlementEvents");
        Assert.Equal(2, records.Count);
        Assert.Equal([0, 0], records.Select(record => record.Partition.Value));
        Assert.Equal(records[0].Message.Key, records[1].Message.Key);
        Assert.Equal(records[0].Message.Timestamp.UnixTimestampMs, records[1].Message.Timestamp.UnixTimestampMs);
        Assert.Equal(
            ["content-type=application/json", "rs-retry-of", "rs-attempt=1"],
            records[1].Message.Headers.Select(header => header.Key == "rs-retry-of"
                ? header.Key : $"{header.Key}={Encoding.UTF8.GetString(header.GetValueBytes())}"));
    }

    [Theory]
    [OnRealKafka]
    public async Task A_letter_whose_value_was_left_out_cannot_be_retried_and_the_rest_is(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        await stream.AllowLargeAsync("SettlementEvents");
        await using var service = await ServiceInProcess.StartAsync(stream);
        await stream.ProduceRawAsync("p1", new byte[10_000_000], Json);
        await stream.ProduceRawAsync("p1", "{"u8.ToArray(), Json);
        await service.ProcessedAsync(2);

        var retried = await ToolAsync(stream, "retry", "--yes");

        Assert.Equal(3, retried.ExitCode);
        Assert.Contains("ValueOmitted: its value of 10000000 bytes was too large", retried.Error, StringComparison.Ordinal);
        Assert.Contains("1 sent again, 0 not taken; 0 already retried or repeated, 1 cannot be retried (ValueOmitted 1)", retried.Output, StringComparison.Ordinal);
    }

    private static RetryRequest All() => new() { Filter = new DeadLetterFilter() };

    private static byte[] Padded(Envelope envelope)
    {
        envelope.Encounter.MedMdtrtType = new string('x', 200);
        envelope.Encounter.Person.AddrKey = new string('y', 200);
        envelope.Encounter.Person.PsnType = new string('z', 600);
        return BadRecords.Json(envelope);
    }

    private static KafkaOptions OptionsOf(StreamUnderTest stream) => new()
    {
        BootstrapServers = stream.BootstrapServers,
        SettlementEvents = stream.Topic("SettlementEvents"),
        InstitutionFacts = stream.Topic("InstitutionFacts"),
        RiskAlerts = stream.Topic("RiskAlerts"),
        DeadLetters = stream.Topic("DeadLetters"),
        LateFacts = stream.Topic("LateFacts"),
    };

    private static Task<(int ExitCode, string Output, string Error)> ToolAsync(StreamUnderTest stream, string verb, params string[] arguments) =>
        ToolProcess.RunAsync(
        [
            "dead-letters", verb, .. arguments, "--kafka", stream.BootstrapServers,
            "--set", $"RiskStream:Kafka:DeadLetters={stream.Topic("DeadLetters")}",
            $"RiskStream:Kafka:SettlementEvents={stream.Topic("SettlementEvents")}",
            $"RiskStream:Kafka:InstitutionFacts={stream.Topic("InstitutionFacts")}",
        ]);
}
