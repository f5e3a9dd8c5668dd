using System.Text;
using System.Text.Json.Nodes;
using Confluent.Kafka;
using Google.Protobuf;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.Contracts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Publishing;
using RiskStream.Pipeline.Stages;
using RiskStream.Pipeline.Tests.DeadLetters;
using RiskStream.Protocol.V1;
using RiskStream.Stages;
using RiskStream.TestKit;
using ExamUse = RiskStream.Facts.ExamUse;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace RiskStream.Pipeline.Tests.Contracts;

/// <summary>What the stream writes is what the document says, headers and payload.</summary>
public sealed class MessageSampleTests
{
    private static readonly JsonObject Document = AsyncApiDocument.Create();
    private static readonly JsonSchemaCheck Check = new(Document);
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));
    private static readonly EventTimestamp Noon = EventTimestamp.FromUtc(GivenLetter.Noon);

    [Fact]
    public void A_change_of_an_institutions_facts_is_as_described()
    {
        var outputs = Outputs();
        outputs.Add(new InstitutionChange
        {
            Holds = false,
            Provider = new ProviderId("H51160000001"),
            Region = "511602",
            Beneficiary = new BeneficiaryId("p1"),
            EventTime = Noon,
            Key = new FactKey("LINE:1"),
            Use = new ExamUse { Item = "i", Doctor = "d", Panel = ulong.MaxValue, PanelItems = 2, ExcludedBy = "" },
            SourceWatermark = Noon,
        });

        var message = Published(outputs, []);

        IsDescribed("InstitutionFact", message, Json.Format(InstitutionFact.Parser.ParseFrom(message.Value)));
    }

    [Fact]
    public void A_late_fact_is_as_described()
    {
        var outputs = Outputs();
        outputs.Add(new LateFact(new BeneficiaryId("p1"), new FactKey("SET:1"), Noon, Noon, TimeSpan.FromHours(24)));

        var message = Published(outputs, []);

        IsDescribed("LateFact", message, Encoding.UTF8.GetString(message.Value!));
    }

    [Fact]
    public void A_dead_letter_its_retry_and_its_marker_are_as_described()
    {
        var letter = GivenLetter.Of() with { Source = "person/0:5:1", RetryOf = "2:9", Attempt = 2 };
        var omitted = DeadLetterMessages.Of(letter);
        OutputMessages.OmitValue(omitted);

        IsDescribed("DeadLetter", Published(Outputs(), [letter]), "\"bytes\"");
        IsDescribed("DeadLetter", omitted, "\"bytes\"");
        IsDescribed("EnvelopeJson", DeadLetterMessages.RetryOf(GivenLetter.At(3, 17), 1, null), "{}");
        IsDescribed(
            "RetryMarker",
            DeadLetterMessages.MarkerOf(new DeadLetterEntry.Marker(new LetterPosition(3, 17), 1, new RecordPlace("settlement-events", 0, 9))),
            "\"none\"");
    }

    [Theory]
    [InlineData("{\"type\": \"NO_SUCH_TYPE\"}", "$.type")]
    [InlineData("{\"rs_version\": -1}", "$.rs_version")]
    [InlineData("{\"event_time\": \"yesterday\"}", "$.event_time")]
    [InlineData("{\"settlement\": {\"medfee_sumamt_fen\": \"1.5\"}}", "$.settlement.medfee_sumamt_fen")]
    [InlineData("{\"settlement\": {\"lines\": [{\"feedetl_sn\": 5}]}}", "$.settlement.lines[0].feedetl_sn")]
    [InlineData("{\"settlement\": {}, \"reversal\": {}}", "$: oneOf")]
    public void What_is_not_as_described_is_told_by_its_path(string json, string path)
    {
        var faults = Check.Faults(Payload("EnvelopeJson"), JsonNode.Parse(json));

        Assert.Contains(faults, fault => fault.StartsWith(path, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_schema_allows_the_parser_reads()
    {
        const string text = """
            {"type": "SETTLEMENT", "event_time": "2026-03-02T01:00:00.5Z", "rs_version": 2, "unknown": [1],
             "settlement": {"medfee_sumamt_fen": 5, "fund_pay_sumamt_fen": "5", "person": {"age": 61.5}, "setl_time": "2026-03-02T09:00:00+08:00"}}
            """;

        Assert.Empty(Check.Faults(Payload("EnvelopeJson"), JsonNode.Parse(text)));
        var parsed = new JsonParser(JsonParser.Settings.Default.WithIgnoreUnknownFields(true)).Parse<Envelope>(text);
        Assert.Equal((5, 5), (parsed.Settlement.MedfeeSumamtFen, parsed.Settlement.FundPaySumamtFen));
        Assert.Equal(Timestamp.FromDateTimeOffset(GivenLetter.Noon.AddHours(-11)), parsed.Settlement.SetlTime);
    }

    private static StageOutputs Outputs()
    {
        var outputs = new StageOutputs();
        outputs.BeginRecord(0, 5);
        return outputs;
    }

    private static Message<byte[]?, byte[]?> Published(StageOutputs outputs, IReadOnlyList<DeadLetter> letters) =>
        Assert.Single(new OutputMessages(new KafkaOptions()).Of("person", new StageResult
        {
            From = 0,
            Next = new Checkpoint(1, []),
            Outputs = outputs,
            DeadLetters = letters,
            Changes = [],
        })).Message;

    private static void IsDescribed(string name, Message<byte[]?, byte[]?> message, string payload)
    {
        var headers = new JsonObject();
        foreach (var header in message.Headers)
        {
            headers[header.Key] = Encoding.UTF8.GetString(header.GetValueBytes());
        }

        var described = Document["components"]!["messages"]![name]!;
        Assert.Empty(Check.Faults(described["headers"]!, headers));
        Assert.Empty(headers.Select(header => header.Key).Except(described["headers"]!["properties"]!.AsObject().Select(property => property.Key)));
        Assert.Empty(Check.Faults(described["payload"]!, JsonNode.Parse(payload)));
    }

    private static JsonNode Payload(string name) => Document["components"]!["messages"]![name]!["payload"]!;
}
