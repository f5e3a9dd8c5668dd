using System.Text;
using Google.Protobuf.WellKnownTypes;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Decoding;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Tests.Decoding;

/// <summary>What events of several transactions leave standing together, from their bytes to the ledger.</summary>
public class FromWireToLedgerTests
{
    private readonly PersonLedger _ledger = new();

    [Fact]
    public void Taking_back_all_unsettled_lines_leaves_those_of_a_settled_batch()
    {
        Add(
            Event(Wire.EventType.FeeDetail, 0, e => e.FeeDetail = new Wire.FeeDetailBatch
            {
                MdtrtId = "E1",
                Person = Person,
                Lines = { Line("1", "B1"), Line("2", "B2") },
            }),
            Settlement(1, settlement => settlement.ChrgBchno = "B1"),
            Event(Wire.EventType.FeeDetailCancelled, 2, e => e.FeeCancel = new Wire.FeeDetailCancel
            {
                PsnKey = "p",
                MdtrtId = "E1",
                AllUnsettled = true,
            }));

        Assert.Equal("FEE:E1:1", Assert.Single(Facts.Lines).Key.Value);
    }

    [Fact]
    public void A_settlement_in_mid_stay_gives_no_discharge()
    {
        Add(Settlement(1, settlement =>
        {
            settlement.MidSetlFlag = true;
            settlement.Enddate = At(1);
        }));
        Assert.Null(Facts.EndedAt);

        Add(Settlement(2, settlement =>
        {
            settlement.SetlId = "S2";
            settlement.Enddate = At(2);
        }));
        Assert.NotNull(Facts.EndedAt);
    }

    [Fact]
    public void A_discharge_after_a_cancelled_discharge_holds()
    {
        Add(Stay(Wire.EventType.Discharge, 24), Stay(Wire.EventType.DischargeCancelled, 25));
        Assert.Null(Facts.Discharge);

        Add(Stay(Wire.EventType.Discharge, 48));
        Assert.NotNull(Facts.Discharge);
    }

    [Fact]
    public void An_adapters_own_key_hides_nothing_from_what_takes_it_back()
    {
        var admitted = Stay(Wire.EventType.Admission, 0);
        admitted.RsBusinessKey = "HIS7:4711";
        var settled = Settlement(1, _ => { });
        settled.RsBusinessKey = "HIS7:9";

        Add(
            admitted,
            settled,
            Stay(Wire.EventType.AdmissionCancelled, 2),
            Event(Wire.EventType.SettlementReversed, 3, e => e.Reversal = new Wire.SettlementReversal { InitSetlId = "S1", PsnKey = "p" }));

        Assert.True(Facts.IsEmpty);
    }

    [Theory]
    [InlineData("{\"type\": 1} {", "at byte 12")]
    [InlineData("[]", "it begins with StartArray, not with an object")]
    [InlineData("{\"type\": \"NO_SUCH_TYPE\"}", "\"NO_SUCH_TYPE\"")]
    public void A_record_that_is_no_event_is_refused_with_the_place_and_the_remedy(string record, string place)
    {
        var rejected = Rejected(Encoding.UTF8.GetBytes(record));

        Assert.Contains(place, rejected, StringComparison.Ordinal);
        Assert.EndsWith(
            "; send one JSON object with the fields of Envelope in UTF-8, or protobuf as application/x-protobuf", rejected, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_another_encoding_is_refused_with_its_first_byte()
    {
        byte[] record = [.. "{\"opter\": \""u8, 0xCD, 0xF5, .. "\"}"u8];

        Assert.StartsWith("the record is not a valid Envelope: it is no valid UTF-8 at byte 11; send", Rejected(record), StringComparison.Ordinal);
    }

    private static Wire.Person Person => new() { PsnKey = "p" };

    private EncounterFacts Facts => _ledger.FactsOf(new EncounterId("E1"));

    private static Timestamp At(int hour) => new() { Seconds = 1_777_000_000 + (hour * 3600) };

    private static Wire.FeeLine Line(string number, string batch) =>
        new() { FeedetlSn = number, MedListCodg = "X", ChrgBchno = batch, Cnt = "1" };

    private static Wire.Envelope Stay(Wire.EventType type, int hour) =>
        Event(type, hour, e => e.Encounter = new Wire.Encounter { MdtrtId = "E1", Person = Person });

    private static Wire.Envelope Settlement(int hour, Action<Wire.Settlement> with) => Event(Wire.EventType.Settlement, hour, e =>
    {
        e.Settlement = new Wire.Settlement { SetlId = "S1", MdtrtId = "E1", RsService = Wire.ServiceKind.Inpatient, Person = Person };
        with(e.Settlement);
    });

    private static Wire.Envelope Event(Wire.EventType type, int hour, Action<Wire.Envelope> with)
    {
        var envelope = new Wire.Envelope
        {
            Type = type,
            Msgid = $"M{hour}",
            FixmedinsCode = "H51160000001",
            EventTime = At(hour),
            RsIngestTime = At(hour),
        };
        with(envelope);
        return envelope;
    }

    private static string Rejected(byte[] record)
    {
        var result = new EventDecoder().Decode(new InputRecord { Offset = 1, Value = record });
        var rejected = Assert.IsType<DecodeResult<PersonEvent>.Rejected>(result);
        Assert.Equal(DeadLetterReason.Malformed, rejected.Reason);
        return rejected.Detail;
    }

    private void Add(params Wire.Envelope[] events)
    {
        foreach (var envelope in events)
        {
            var decoded = Assert.IsType<DecodeResult<PersonEvent>.Decoded>(EventDecoder.Decode(envelope, default));
            Assert.All(decoded.Content.Statements, statement => _ledger.Add(statement));
        }
    }
}
