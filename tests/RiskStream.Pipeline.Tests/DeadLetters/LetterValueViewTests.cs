using Google.Protobuf;
using RiskStream.Pipeline.DeadLetters.Showing;
using RiskStream.Pipeline.Hosting;
using RiskStream.Protocol.V1;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace RiskStream.Pipeline.Tests.DeadLetters;

public sealed class LetterValueViewTests
{
    private const string Protobuf = "application/x-protobuf";

    private static readonly KafkaOptions Options = new();

    [Fact]
    public void Json_is_indented_and_the_field_that_the_detail_names_is_marked()
    {
        var lines = Json("""{"event_id":"e1","settlement":{"medfee_sumamt_fen":"-1"}}""", "medfee_sumamt_fen is -1, outside 0 to 9");

        Assert.Equal(
            [
                "JSON", "{", "  \"event_id\": \"e1\",", "  \"settlement\": {", "    \"medfee_sumamt_fen\": \"-1\"   <-- here", "  }", "}",
            ],
            lines);
    }

    [Fact]
    public void A_text_value_that_the_detail_names_is_marked() =>
        Assert.Contains(
            "  \"type\": \"NO_SUCH_TYPE\"   <-- here",
            Json("{\"type\":\"NO_SUCH_TYPE\"}", "the record is not a valid Envelope: Invalid enum value: NO_SUCH_TYPE for enum type: EventType"));

    [Fact]
    public void Json_that_breaks_off_is_marked_at_the_byte()
    {
        var lines = Json("{\"event_id\": \"中\",\n \"type\" 5}", "not valid");

        Assert.Equal("no JSON from byte 28 on (line 2, byte 9 of it):", lines[1]);
        Assert.Equal(" \"type\" 5}", lines[2]);
        Assert.Equal("        ^", lines[3]);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_dumped_with_the_first_bad_one_marked()
    {
        var lines = Lines([0x7B, 0xC3, 0x28, 0x7D], "application/json");

        Assert.Equal("neither JSON nor text: byte 1 (0xc3) is not UTF-8", lines[0]);
        Assert.Equal("00000000  7b c3 28 7d                                      {.(}  <-- byte 1", lines[1]);
    }

    [Fact]
    public void Protobuf_is_told_field_by_field()
    {
        var lines = Lines(Good().ToByteArray(), Protobuf);

        Assert.Equal(
            [
                "protobuf, riskstream.v1.Envelope", "event_id: \"e1\"", "type: SETTLEMENT", "event_time:", "  seconds: 1772413200",
                "settlement:", "  person:", "    psn_key: \"p\"", "    age: 61.5", "  medfee_sumamt_fen: -1",
            ],
            lines);
    }

    [Fact]
    public void Protobuf_that_breaks_off_is_told_as_far_as_it_goes()
    {
        var bytes = Good().ToByteArray()[..8];

        var lines = Lines(bytes, Protobuf);

        Assert.Equal("protobuf, riskstream.v1.Envelope, readable up to byte 6 of 8: event_time claims more bytes than are left (0)", lines[0]);
        Assert.Equal(["event_id: \"e1\"", "type: SETTLEMENT"], lines.Skip(1).Take(2));
        Assert.EndsWith("<-- byte 6", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Protobuf_under_the_wrong_content_type_is_recognised() =>
        Assert.Contains("left out the header content-type: application/x-protobuf", Lines(Good().ToByteArray(), null)[1], StringComparison.Ordinal);

    [Fact]
    public void A_long_value_is_bounded()
    {
        var envelope = Good();
        envelope.FeeDetail = new FeeDetailBatch();
        envelope.FeeDetail.Lines.AddRange(Enumerable.Range(0, 5000).Select(number => new FeeLine { FeedetlSn = $"{number}" }));

        Assert.InRange(Lines(envelope.ToByteArray(), Protobuf).Count, 100, 500);
        Assert.InRange(Json(JsonFormatter.Default.Format(envelope), "").Count, 100, 500);
        Assert.InRange(Lines(new byte[100_000], "text/plain").Count, 1, 100);
    }

    [Fact]
    public void Any_bytes_give_some_lines_and_what_is_told_without_a_fault_can_be_parsed()
    {
        const int seed = 20260302;
        var random = new Random(seed);
        var good = Good().ToByteArray();
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = (byte[])good.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            bytes = bytes[..random.Next(1, bytes.Length + 1)];
            Assert.NotEmpty(Lines(bytes, round % 2 == 0 ? Protobuf : null));
            var outline = ProtobufOutline.Of(bytes, Envelope.Descriptor);
            var parsed = Record.Exception(() => Envelope.Parser.ParseFrom(bytes));
            Assert.True(outline.Fault is not null || parsed is null, $"seed {seed}, round {round}: {parsed?.Message}: {Convert.ToHexString(bytes)}");
        }
    }

    [Fact]
    public void An_omitted_value_says_where_the_original_stands()
    {
        var stored = GivenLetter.At(0, 0, GivenLetter.Of() with { Value = null }) with { OmittedBytes = 10_000_000 };

        Assert.Equal(
            ["left out: its 10000000 bytes were too large for dead-letters; the original may still stand at settlement-events/0:7"],
            LetterValueView.Lines(stored, Options));
    }

    private static IReadOnlyList<string> Json(string value, string detail) =>
        LetterValueView.Lines(GivenLetter.At(0, 0, GivenLetter.Of(value, detail: detail)), Options);

    private static IReadOnlyList<string> Lines(byte[] value, string? contentType) =>
        LetterValueView.Lines(GivenLetter.At(0, 0, GivenLetter.Of(detail: "bad") with { Value = value, ContentType = contentType }), Options);

    private static Envelope Good() => new()
    {
        EventId = "e1",
        Type = EventType.Settlement,
        EventTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero)),
        Settlement = new Settlement { Person = new Person { PsnKey = "p", Age = 61.5 }, MedfeeSumamtFen = -1 },
    };
}
