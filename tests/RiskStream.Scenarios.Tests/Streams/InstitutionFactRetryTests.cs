using System.Text;
using Confluent.Kafka;
using Google.Protobuf;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Hosting;
using RiskStream.Protocol.V1;
using RiskStream.Scenarios.Tests.Driving;
using RiskStream.TestKit;
using RiskStream.TestKit.Brokers;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace RiskStream.Scenarios.Tests.Streams;

/// <summary>The institution stage applies the outputs of a source partition in order; a retry must not come between them.</summary>
[Collection(KafkaCollection.Name)]
public sealed class InstitutionFactRetryTests(KafkaFixture kafka)
{
    [Theory]
    [OnEmbeddedKafka]
    [OnRealKafka]
    public async Task A_fact_that_nothing_has_overtaken_is_applied_once_however_often_it_is_sent(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        await using var service = await ServiceInProcess.StartAsync(stream);
        await SendAsync(stream, "person/1:5:0", Use("a"));
        await SendAsync(stream, "person/0:5:0", [0xFF, 0xFF, 0xFF, 0x01]);
        await SendAsync(stream, "person/1:6:0", Use("b"));
        await AppliedAsync(service, 3);
        var options = OptionsOf(stream);
        var corrected = new RetryRequest { Filter = new DeadLetterFilter(), Replacement = new RetryValue(Use("c"), null), Again = true };

        for (var attempt = 1; attempt <= 2; attempt++)
        {
            var plan = await new RetryPlanner(options).PlanAsync(corrected, CancellationToken.None);
            Assert.Equal(attempt, Assert.Single(plan.Ready).Attempt);
            var run = new RetryRun(options, plan);
            await run.RunAsync(_ => { }, CancellationToken.None);
            Assert.Empty(run.Failed);
        }

        await AppliedAsync(service, 5);
        Assert.Equal(1, service.Institutions.Duplicates);
        var sources = (await stream.ReadAllAsync("InstitutionFacts")).Select(record => Encoding.UTF8.GetString(record.Message.Headers.GetLastBytes("rs-source")));
        Assert.Equal(3, sources.Count(source => source == "person/0:5:0"));
    }

    [Theory]
    [OnEmbeddedKafka]
    [OnRealKafka]
    public async Task A_fact_that_was_overtaken_or_has_no_source_is_refused_with_the_reason(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        await using var service = await ServiceInProcess.StartAsync(stream);
        await SendAsync(stream, "person/0:5:0", [0xFF, 0xFF, 0xFF, 0x01]);
        await SendAsync(stream, null, [0xFF, 0xFF, 0xFF, 0x02]);
        await SendAsync(stream, "person/0:6:0", Use("a"));
        await AppliedAsync(service, 3);

        var plan = await new RetryPlanner(OptionsOf(stream)).PlanAsync(new RetryRequest { Filter = new DeadLetterFilter() }, CancellationToken.None);

        Assert.Empty(plan.Ready);
        Assert.All(plan.Letters, letter => Assert.Equal(RetryVerdict.OutOfOrder, letter.Verdict));
        var byOffset = plan.Letters.OrderBy(letter => letter.Original.Offset).Select(letter => letter.Explanation).ToList();
        Assert.StartsWith($"{stream.Topic("InstitutionFacts")}/0:2 comes from the same source partition behind person/0:5:0", byOffset[0], StringComparison.Ordinal);
        Assert.StartsWith("it carries no rs-source", byOffset[1], StringComparison.Ordinal);
    }

    private static Task<long> AppliedAsync(ServiceInProcess service, long records) => Eventually.HoldsAsync(
        $"the institution stage has committed {records} records",
        () => service.Institutions.Records,
        seen => seen >= records,
        TimeSpan.FromMinutes(2));

    private static async Task SendAsync(StreamUnderTest stream, string? source, byte[] value)
    {
        using var producer = new ProducerBuilder<string, byte[]>(new ProducerConfig { BootstrapServers = stream.BootstrapServers }).Build();
        var headers = new Headers { { "content-type", "application/x-protobuf"u8.ToArray() } };
        if (source is not null)
        {
            headers.Add("rs-source", Encoding.UTF8.GetBytes(source));
        }

        await producer.ProduceAsync(
            new TopicPartition(stream.Topic("InstitutionFacts"), 0),
            new Message<string, byte[]> { Key = "H51160000001", Value = value, Headers = headers });
    }

    private static byte[] Use(string key) => new InstitutionFact
    {
        Sign = 1,
        FixmedinsCode = "H51160000001",
        PsnKey = "p1",
        EventTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero)),
        BusinessKey = "LINE:" + key,
        Exam = new ExamUse { MedListCodg = "i", BilgDrCodg = "d", Panel = 1, PanelItems = 1 },
    }.ToByteArray();

    private static KafkaOptions OptionsOf(StreamUnderTest stream) => new()
    {
        BootstrapServers = stream.BootstrapServers,
        SettlementEvents = stream.Topic("SettlementEvents"),
        InstitutionFacts = stream.Topic("InstitutionFacts"),
        RiskAlerts = stream.Topic("RiskAlerts"),
        DeadLetters = stream.Topic("DeadLetters"),
        LateFacts = stream.Topic("LateFacts"),
    };
}
