using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.Publishing;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Tests.Decoding;

/// <summary>What a reviewer decided, on the way in and on the way between the stages.</summary>
public sealed class DecisionDecodingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_decision_keeps_what_the_console_knows_of_the_alert()
    {
        var said = Decide(Full());

        Assert.Equal(("H07", "inst+item", "H51160000001|CT"), (said.RuleId, said.SubjectKind, said.SubjectKey));
        Assert.Equal("2026-03-01 to 2026-03-02", $"{said.Days?.First} to {said.Days?.Last}");
        Assert.Equal(new EncounterId("DSP:a1"), said.Encounter);
    }

    [Fact]
    public void A_window_that_ends_at_midnight_has_no_part_of_the_next_day()
    {
        var disposition = Full();
        disposition.WindowEnd = Timestamp.FromDateTimeOffset(Noon.AddHours(-12));

        Assert.Equal("2026-03-01", $"{Decide(disposition).Days?.Last}");
    }

    [Fact]
    public void Without_anchor_and_window_there_are_no_days() =>
        Assert.Null(Decide(new Wire.AlertDisposition { AlertId = "a1", Decision = "confirm" }).Days);

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("1999-12-31")]
    [InlineData("02/03/2026")]
    public void An_impossible_day_is_named_with_its_bound_and_the_remedy(string day)
    {
        var disposition = Full();
        disposition.AnchorDay = day;

        var rejected = Assert.IsType<DecodeResult<PersonEvent>.Rejected>(EventDecoder.Decode(Envelope(disposition), default));

        Assert.Equal(DeadLetterReason.InvalidValue, rejected.Reason);
        Assert.Equal(
            $"anchor_day is \"{day}\", no day from 2000-01-01 to 2099-12-31; write it as yyyy-MM-dd, or leave it out", rejected.Detail);
    }

    [Fact]
    public void A_window_that_ends_before_it_begins_is_rejected()
    {
        var disposition = Full();
        disposition.WindowEnd = disposition.WindowStart;

        var rejected = Assert.IsType<DecodeResult<PersonEvent>.Rejected>(EventDecoder.Decode(Envelope(disposition), default));

        Assert.StartsWith("window_end is ", rejected.Detail, StringComparison.Ordinal);
        Assert.EndsWith("; send the alert's own window", rejected.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("p1")]
    public void Confirmed_days_come_back_as_they_were_told(string? person)
    {
        var change = Change() with { Beneficiary = new BeneficiaryId(person!) };

        Assert.Equal(change, Assert.IsType<DecodeResult<InstitutionChange>.Decoded>(Decode(InstitutionFactEncoding.ToWire(change))).Content);
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-01")]
    [InlineData("", "2026-03-01")]
    public void Confirmed_days_out_of_order_are_rejected(string first, string last)
    {
        var wire = InstitutionFactEncoding.ToWire(Change());
        (wire.Confirmed.FirstDay, wire.Confirmed.LastDay) = (first, last);

        var rejected = Assert.IsType<DecodeResult<InstitutionChange>.Rejected>(Decode(wire));

        Assert.Equal(DeadLetterReason.InvalidValue, rejected.Reason);
    }

    private static InstitutionChange Change() => new()
    {
        Holds = true,
        Provider = new ProviderId("H51160000001"),
        Beneficiary = default,
        EventTime = EventTimestamp.FromUtc(Noon),
        Key = FactKey.Disposition("a1", string.Empty),
        SourceWatermark = EventTimestamp.FromUtc(Noon),
        Use = new ConfirmedDays
        {
            Alert = "a1",
            RuleId = "H07",
            SubjectKey = "H51160000001|CT",
            Days = new DaySpan(new CivilDay(20_513), new CivilDay(20_514)),
        },
    };

    private static DecodeResult<InstitutionChange> Decode(Wire.InstitutionFact wire) =>
        InstitutionFactDecoder.Decode(new InputRecord { Offset = 0, Value = wire.ToByteArray(), ContentType = ContentTypes.Protobuf });

    private static Disposition Decide(Wire.AlertDisposition disposition)
    {
        var decoded = EventDecoder.Decode(Envelope(disposition), default);
        return (Disposition)Assert.IsType<DecodeResult<PersonEvent>.Decoded>(decoded).Content.Assertions[0].Content;
    }

    private static Wire.AlertDisposition Full() => new()
    {
        AlertId = "a1",
        Decision = "confirm",
        RuleId = "H07",
        SubjectKind = "inst+item",
        SubjectKey = "H51160000001|CT",
        AnchorDay = "2026-03-01",
        WindowStart = Timestamp.FromDateTimeOffset(Noon.AddHours(-24)),
        WindowEnd = Timestamp.FromDateTimeOffset(Noon),
    };

    private static Wire.Envelope Envelope(Wire.AlertDisposition disposition) => new()
    {
        Type = Wire.EventType.AlertDisposed,
        EventTime = Timestamp.FromDateTimeOffset(Noon),
        Disposition = disposition,
    };
}
