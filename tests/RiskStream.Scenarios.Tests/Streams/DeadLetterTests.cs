using System.Text;
using Confluent.Kafka;
using Google.Protobuf;
using RiskStream.Protocol.V1;
using RiskStream.Scenarios.Tests.Driving;
using RiskStream.TestKit.Brokers;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace RiskStream.Scenarios.Tests.Streams;

[Collection(KafkaCollection.Name)]
public sealed class DeadLetterTests(KafkaFixture kafka)
{
    private const string Json = "application/json";
    private const string Protobuf = "application/x-protobuf";

    [Theory]
    [OnEmbeddedKafka]
    [OnRealKafka]
    public async Task Records_that_cannot_be_used_are_set_aside_with_reason_place_and_bytes_and_the_partition_goes_on(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        await using var service = await ServiceInProcess.StartAsync(stream, ("RiskStream:Kafka:MaxRecordBytes", "65536"));
        var bad = BadRecords();

        await stream.ProduceRawAsync("p", Good("s1").ToByteArray(), Protobuf);
        foreach (var record in bad)
        {
            await stream.ProduceRawAsync("p", record.Value, record.ContentType);
        }

        await stream.ProduceRawAsync("p", Encoding.UTF8.GetBytes(ToJson(Good("s2"))), null);
        await service.ProcessedAsync(bad.Count + 2);

        var letters = (await stream.ReadAllAsync("DeadLetters")).OrderBy(Offset).ToList();
        Assert.Equal(bad.Select(record => record.Reason), letters.Select(letter => Header(letter, "rs-reason")));
        Assert.Equal(Enumerable.Range(1, bad.Count).Select(offset => (long)offset), letters.Select(Offset));
        Assert.All(letters, letter => Assert.Equal(stream.Topic("SettlementEvents"), Header(letter, "rs-topic")));
        Assert.All(letters, letter => Assert.Equal("0", Header(letter, "rs-partition")));
        Assert.All(letters.Zip(bad), pair => Assert.Contains(pair.Second.Named, Header(pair.First, "rs-detail"), StringComparison.Ordinal));
        Assert.All(letters.Zip(bad), pair => Assert.Equal(pair.Second.Value, pair.First.Message.Value));
        Assert.Equal(bad.Count, service.Persons.DeadLettersInAll);
        Assert.Equal(bad.Count + 2, service.Persons.Records);
        using var http = new HttpClient { BaseAddress = service.HttpAddress };
        Assert.Contains("\"Malformed\":4", await http.GetStringAsync(new Uri("status", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [OnRealKafka]
    public async Task A_record_of_ten_megabytes_is_set_aside_whole_where_the_topic_takes_it(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        await stream.AllowLargeAsync("SettlementEvents");
        await stream.AllowLargeAsync("DeadLetters");

        var letter = await SetAsideAsync(stream, new byte[10_000_000]);

        Assert.Equal("TooLarge", Header(letter, "rs-reason"));
        Assert.Equal(10_000_000, letter.Message.Value.Length);
    }

    [Theory]
    [OnRealKafka]
    public async Task A_record_too_large_for_the_dead_letters_leaves_its_place_and_its_size(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        await stream.AllowLargeAsync("SettlementEvents");

        var letter = await SetAsideAsync(stream, new byte[10_000_000]);

        Assert.Equal("TooLarge", Header(letter, "rs-reason"));
        Assert.Equal("0", Header(letter, "rs-offset"));
        Assert.Equal("10000000", Header(letter, "rs-value-omitted-bytes"));
        Assert.Null(letter.Message.Value);
    }

    private static async Task<ConsumeResult<byte[], byte[]>> SetAsideAsync(StreamUnderTest stream, byte[] value)
    {
        await using var service = await ServiceInProcess.StartAsync(stream);
        await stream.ProduceRawAsync("p", value, Json);
        await stream.ProduceRawAsync("p", Good("s1").ToByteArray(), Protobuf);
        await service.ProcessedAsync(2);
        return Assert.Single(await stream.ReadAllAsync("DeadLetters"));
    }

    private static List<BadRecord> BadRecords() =>
    [
        new(Encoding.UTF8.GetBytes("{\"event_id\": \"x\", "), Json, "Malformed", "not a valid Envelope"),
        new([0xFF, 0xFF, 0xFF, 0x01], Protobuf, "Malformed", "not a valid Envelope"),
        new([0x7B, 0xC3, 0x28, 0x7D], Json, "Malformed", "not a valid Envelope"),
        Changed(envelope => envelope.Settlement.Person.PsnKey = "", "MissingField", "psn_key"),
        Changed(envelope => envelope.Settlement.SetlId = "-", "MissingField", "setl_id"),
        Changed(envelope => envelope.FixmedinsCode = "null", "MissingField", "fixmedins_code"),
        Changed(envelope => envelope.EventTime = null, "MissingField", "event_time"),
        Changed(envelope => envelope.Settlement.MedfeeSumamtFen = -1, "InvalidValue", "medfee_sumamt_fen is -1"),
        Changed(envelope => envelope.Settlement.FundPaySumamtFen = long.MaxValue, "InvalidValue", "fund_pay_sumamt_fen"),
        Changed(envelope => envelope.Settlement.Person.Age = double.NaN, "InvalidValue", "person.age is NaN"),
        Changed(envelope => envelope.Settlement.RsService = (ServiceKind)99, "InvalidValue", "rs_service is 99"),
        Changed(envelope => envelope.Type = (EventType)77, "UnknownType", "77"),
        new(Encoding.UTF8.GetBytes(ToJson(Good("s9")).Replace("\"SETTLEMENT\"", "\"NO_SUCH_TYPE\"", StringComparison.Ordinal)), Json, "Malformed", "NO_SUCH_TYPE"),
        new(new byte[500_000], Json, "TooLarge", "MaxRecordBytes"),
    ];

    private static BadRecord Changed(Action<Envelope> change, string reason, string named)
    {
        var envelope = Good("s3");
        change(envelope);
        return new BadRecord(envelope.ToByteArray(), Protobuf, reason, named);
    }

    private static Envelope Good(string settlement) => new()
    {
        EventId = "t:" + settlement,
        Type = EventType.Settlement,
        EventTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero)),
        FixmedinsCode = "H51160000001",
        Settlement = new Settlement
        {
            Person = new Person { PsnKey = "p" },
            SetlId = settlement,
            MdtrtId = "m-" + settlement,
            RsService = ServiceKind.Outpatient,
        },
    };

    private static string ToJson(Envelope envelope) =>
        new JsonFormatter(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true)).Format(envelope);

    private static long Offset(ConsumeResult<byte[], byte[]> letter) => long.Parse(Header(letter, "rs-offset"));

    private static string Header(ConsumeResult<byte[], byte[]> letter, string name) =>
        Encoding.UTF8.GetString(letter.Message.Headers.GetLastBytes(name));

    private sealed record BadRecord(byte[] Value, string ContentType, string Reason, string Named);
}
