using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Decoding;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Tests.Decoding;

public sealed class EventDecoderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);

    private readonly EventDecoder _decoder = new();

    [Fact]
    public void Protobuf_and_json_say_the_same()
    {
        var envelope = Settlement(lines: 3);

        var fromProtobuf = Decoded(_decoder.Decode(Record(envelope.ToByteArray(), ContentTypes.Protobuf)));
        var fromJson = Decoded(_decoder.Decode(Record(Encoding.UTF8.GetBytes(Json(envelope)), contentType: null)));

        Assert.Equal(fromProtobuf.Beneficiary, fromJson.Beneficiary);
        Assert.Equal(4, fromJson.Assertions.Count);
        Assert.Equal(fromProtobuf.Assertions.Select(Describe), fromJson.Assertions.Select(Describe));
    }

    [Fact]
    public void Lines_inside_a_settlement_stand_with_that_version_of_it()
    {
        var envelope = Settlement(lines: 1);
        envelope.RsVersion = 2;

        var line = Decoded(EventDecoder.Decode(envelope, default)).Assertions[1];

        Assert.Equal(new FactKey("FEE:m1:1"), line.Key);
        Assert.Equal(new FactKey("SET:s1"), line.Parent);
        Assert.Equal(2u, line.ParentVersion);
    }

    [Theory]
    [InlineData("84", 84)]
    [InlineData("7.0", 7)]
    [InlineData("", 0)]
    [InlineData("-", 0)]
    [InlineData("1000", 0)]
    [InlineData("7天", 0)]
    public void Days_of_supply_that_are_no_number_of_days_say_nothing(string said, int days)
    {
        var envelope = Settlement(lines: 1);
        envelope.Settlement.Lines[0].PrdDays = said;

        Assert.Equal(days, ((ClaimLine)Decoded(EventDecoder.Decode(envelope, default)).Assertions[1].Content).SupplyDays);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("null")]
    [InlineData("")]
    public void A_placeholder_is_absent(string placeholder)
    {
        var envelope = Settlement(lines: 0);
        envelope.DevNo = placeholder;
        envelope.Settlement.MdtrtId = placeholder;

        var settlement = Assert.IsType<Settlement>(Decoded(EventDecoder.Decode(envelope, default)).Assertions[0].Content);

        Assert.Empty(settlement.Device);
        Assert.Equal(new EncounterId("SET:s1"), settlement.Encounter);
    }

    [Theory]
    [InlineData("2102", RiskStream.Facts.ServiceKind.Purchase)]
    [InlineData("2207", RiskStream.Facts.ServiceKind.Outpatient)]
    [InlineData("2304", RiskStream.Facts.ServiceKind.Inpatient)]
    public void The_transaction_tells_the_service_where_the_record_does_not(string infno, RiskStream.Facts.ServiceKind expected)
    {
        var envelope = Settlement(lines: 0);
        envelope.Infno = infno;
        envelope.Settlement.RsService = Wire.ServiceKind.ServiceUnspecified;

        Assert.Equal(expected, ((Settlement)Decoded(EventDecoder.Decode(envelope, default)).Assertions[0].Content).Service);
    }

    [Fact]
    public void A_reversal_takes_the_settlement_back_and_a_compensation_a_message()
    {
        var reversal = new Wire.Envelope
        {
            Type = Wire.EventType.SettlementReversed,
            EventTime = Timestamp.FromDateTimeOffset(Noon),
            Reversal = new Wire.SettlementReversal { PsnKey = "p", SetlId = "s2", InitSetlId = "s1" },
        };
        var compensation = new Wire.Envelope
        {
            Type = Wire.EventType.TechnicalReversal,
            EventTime = Timestamp.FromDateTimeOffset(Noon),
            PsnKey = "p",
            Oinfno = "2208",
            Omsgid = "msg-1",
        };

        Assert.Equal(new CancellationTarget.OfFact(new FactKey("SET:s1"), uint.MaxValue), TargetOf(reversal));
        Assert.Equal(new CancellationTarget.OfMessage("msg-1"), TargetOf(compensation));
    }

    [Fact]
    public void The_time_of_ingestion_is_the_brokers_where_the_adapter_gave_none()
    {
        var broker = new EventTimestamp(1_777_000_000_000_000);
        var envelope = Settlement(lines: 0);

        Assert.Equal(broker, Decoded(EventDecoder.Decode(envelope, broker)).IngestedAt);
        envelope.RsIngestTime = Timestamp.FromDateTimeOffset(Noon);
        Assert.Equal(EventTimestamp.FromUtc(Noon), Decoded(EventDecoder.Decode(envelope, broker)).IngestedAt);
    }

    [Fact]
    public void Event_types_that_no_rule_uses_are_taken_and_state_nothing()
    {
        var envelope = new Wire.Envelope
        {
            Type = Wire.EventType.PreSettlement,
            EventTime = Timestamp.FromDateTimeOffset(Noon),
            PsnKey = "p",
        };

        Assert.Empty(Decoded(EventDecoder.Decode(envelope, default)).Assertions);
    }

    [Fact]
    public void No_mutilated_record_makes_the_decoder_throw()
    {
        const int seed = 20260302;
        var random = new Random(seed);
        byte[][] originals = [Settlement(lines: 3).ToByteArray(), Encoding.UTF8.GetBytes(Json(Settlement(lines: 3)))];
        var outcomes = new Dictionary<string, int>();
        for (var round = 0; round < 50_000; round++)
        {
            var bytes = (byte[])originals[round % 2].Clone();
            for (var change = random.Next(0, 4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            bytes = random.Next(4) == 0 ? bytes[..random.Next(1, bytes.Length + 1)] : bytes;
            var result = _decoder.Decode(Record(bytes, round % 2 == 0 ? ContentTypes.Protobuf : null));
            var outcome = result is DecodeResult<PersonEvent>.Rejected rejected ? rejected.Reason.ToString() : "Decoded";
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        Assert.True(outcomes.GetValueOrDefault("Malformed") > 1000, $"seed {seed}: {string.Join(", ", outcomes)}");
        Assert.True(outcomes.GetValueOrDefault("Decoded") > 100, $"seed {seed}: {string.Join(", ", outcomes)}");
    }

    [Fact]
    public void An_enum_value_beyond_a_byte_is_rejected_like_any_other()
    {
        var envelope = Settlement(lines: 0);
        envelope.Settlement.RsService = (Wire.ServiceKind)300;

        var rejected = Assert.IsType<DecodeResult<PersonEvent>.Rejected>(EventDecoder.Decode(envelope, default));

        Assert.Equal("rs_service is 300, outside 0 to 5; send a value of ServiceKind, or leave it out", rejected.Detail);
    }

    [Fact]
    public void No_mutilated_institution_fact_makes_its_decoder_throw()
    {
        const int seed = 20260303;
        var random = new Random(seed);
        var original = new Wire.InstitutionFact
        {
            Sign = 1,
            FixmedinsCode = "H51160000001",
            PsnKey = "p",
            BusinessKey = "FEE:m1:1",
            EventTime = Timestamp.FromDateTimeOffset(Noon),
            SourceWatermark = Timestamp.FromDateTimeOffset(Noon),
            Exam = new Wire.ExamUse { MedListCodg = "00120300005", Panel = 7, PanelItems = 3 },
        }.ToByteArray();
        var decoded = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = (byte[])original.Clone();
            for (var change = random.Next(0, 4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            decoded += InstitutionFactDecoder.Decode(Record(bytes, ContentTypes.Protobuf)) is DecodeResult<InstitutionChange>.Decoded ? 1 : 0;
        }

        Assert.True(decoded is > 1000 and < 20_000, $"seed {seed}: {decoded} decoded");
    }

    [Fact]
    public void An_amount_that_cannot_be_is_named_with_its_bound_and_the_remedy()
    {
        var envelope = Settlement(lines: 0);
        envelope.Settlement.MedfeeSumamtFen = -100;

        var rejected = Assert.IsType<DecodeResult<PersonEvent>.Rejected>(EventDecoder.Decode(envelope, default));

        Assert.Equal(DeadLetterReason.InvalidValue, rejected.Reason);
        Assert.Equal(
            "medfee_sumamt_fen is -100, outside 0 to 10000000000 fen; take a settlement back with SETTLEMENT_REVERSED, not by a negative amount",
            rejected.Detail);
    }

    private static CancellationTarget TargetOf(Wire.Envelope envelope) =>
        Assert.IsType<Cancellation>(Decoded(EventDecoder.Decode(envelope, default)).Assertions[0].Content).Target;

    private static PersonEvent Decoded(DecodeResult<PersonEvent> result) =>
        Assert.IsType<DecodeResult<PersonEvent>.Decoded>(result).Content;

    private static string Describe(Assertion assertion) => assertion.Content switch
    {
        Settlement settlement => $"{assertion.Key} {settlement with { Diagnoses = [] }} {string.Join(',', settlement.Diagnoses)}",
        ClaimLine line => $"{assertion.Key} {line with { Diagnoses = [] }}",
        _ => assertion.ToString(),
    };

    private static InputRecord Record(byte[] value, string? contentType) => new() { Offset = 0, Value = value, ContentType = contentType };

    private static string Json(Wire.Envelope envelope) =>
        new JsonFormatter(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true)).Format(envelope);

    private static Wire.Envelope Settlement(int lines)
    {
        var envelope = new Wire.Envelope
        {
            EventId = "t:1",
            Type = Wire.EventType.Settlement,
            EventTime = Timestamp.FromDateTimeOffset(Noon),
            Msgid = "H511600000012026030212000000001",
            FixmedinsCode = "H51160000001",
            Settlement = new Wire.Settlement
            {
                Person = new Wire.Person { PsnKey = "p", Age = 44.5 },
                SetlId = "s1",
                MdtrtId = "m1",
                RsService = Wire.ServiceKind.Outpatient,
                MedfeeSumamtFen = 12_345,
                Diagnoses = { new Wire.Diagnosis { DiagCode = "I10" }, new Wire.Diagnosis { DiagCode = "N18.5", MaindiagFlag = true } },
            },
        };
        for (var line = 1; line <= lines; line++)
        {
            envelope.Settlement.Lines.Add(new Wire.FeeLine
            {
                FeedetlSn = line.ToString(),
                MedListCodg = "00120300005",
                MedChrgitmType = "03",
                Cnt = "1.5",
                DetItemFeeSumamtFen = 100 * line,
            });
        }

        return envelope;
    }
}
