using Google.Protobuf.WellKnownTypes;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Decoding;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Tests.Decoding;

/// <summary>What each of the rarer events states, and what takes it back.</summary>
public sealed class EventTypeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_registration_is_a_fact_of_its_visit_and_2202_takes_it_back()
    {
        var visit = new Wire.Encounter { Person = new() { PsnKey = "p" }, MdtrtId = "m1", ChfpdrCode = "d7", MedType = "12" };
        var registration = Event(Wire.EventType.Registration, e => e.Encounter = visit);

        Assert.Equal("d7", Assert.IsType<Registration>(FactOf(registration)).Doctor);
        Assert.Equal(
            new CancellationTarget.OfFact(new FactKey("REG:m1"), uint.MaxValue) { UpTo = EventTimestamp.FromUtc(Noon.AddMinutes(1)) },
            TargetOf(Event(Wire.EventType.RegistrationCancelled, e => e.Encounter = visit)));
    }

    [Fact]
    public void The_diagnoses_of_a_visit_reach_its_encounter()
    {
        var ledger = new PersonLedger();
        Add(ledger, Event(Wire.EventType.EncounterDiagnosed, e => e.Encounter = new Wire.Encounter
        {
            Person = new() { PsnKey = "p" },
            MdtrtId = "m1",
            Diagnoses = { new Wire.Diagnosis { DiagCode = "J00" }, new Wire.Diagnosis { DiagCode = "I10", MaindiagFlag = true } },
        }));

        Assert.Equal(["I10", "J00"], ledger.FactsOf(new EncounterId("m1")).Diagnoses);
    }

    [Fact]
    public void A_settlement_list_says_group_operations_and_days()
    {
        var list = Assert.IsType<SettlementList>(FactOf(Event(Wire.EventType.SettlementList, e => e.SetlList = new Wire.SettlementList
        {
            MdtrtId = "m1",
            SetlId = "s1",
            DrgCode = "ES21",
            RsWeightE4 = "12345",
            ActIptDays = 9,
            Operations = { new Wire.Operation { OprnCode = "03.09" }, new Wire.Operation { OprnCode = "81.08", MainOprnFlag = true } },
        })));

        Assert.Equal(FactKey.Settlement("s1"), list.Settlement);
        Assert.Equal(("ES21", 12345L, 9), (list.DrgCode, list.WeightE4, list.InpatientDays));
        Assert.Equal(["81.08", "03.09"], list.Operations);
    }

    [Fact]
    public void A_stock_move_needs_no_person_and_3507_takes_back_the_kind_it_names_even_before_it_comes()
    {
        var sale = Event(Wire.EventType.StockMove, e => (e.PsnKey, e.Stock) = (string.Empty, Stock(Wire.StockMove.Types.Kind.Sale)));
        var deletion = Event(Wire.EventType.StockMove, e =>
        {
            (e.PsnKey, e.Stock) = (string.Empty, Stock(Wire.StockMove.Types.Kind.Deleted));
            e.Stock.RsDeletedKind = Wire.StockMove.Types.Kind.Sale;
        });
        var ledger = new PersonLedger();

        Add(ledger, deletion);
        Add(ledger, sale);

        Assert.Equal("STK:H51160000001:B7", Decoded(sale).Ledger);
        Assert.Equal(Decoded(sale).Ledger, Decoded(deletion).Ledger);
        var move = Assert.IsType<StockMove>(FactOf(sale));
        Assert.Equal((StockMoveKind.Sale, 20_000L), (move.Kind, move.QuantityE4));
        Assert.Equal(0, ledger.FactsOf(move.Encounter).Count);
    }

    [Fact]
    public void A_deletion_that_does_not_say_of_what_is_named_with_the_remedy() => Assert.Equal(
        "stock.rs_deleted_kind is 0, outside 1 to 6; say what kind of stock record it is",
        Rejected(Event(Wire.EventType.StockMove, e => e.Stock = Stock(Wire.StockMove.Types.Kind.Deleted))).Detail);

    [Fact]
    public void A_transfer_is_filed_and_taken_back_by_its_institutions_and_day()
    {
        var filing = new Wire.RecordFiling
        {
            PsnKey = "p",
            FromFixmedinsCode = "H51160000001",
            ToFixmedinsCode = "H51160000002",
            Begndate = Timestamp.FromDateTimeOffset(Noon),
        };
        var ledger = new PersonLedger();
        Add(ledger, Event(Wire.EventType.TransferRecord, e => e.Filing = filing));
        Assert.Equal(new ProviderId("H51160000002"), Assert.Single(ledger.Filings()).To);

        var cancelled = filing.Clone();
        cancelled.Cancelled = true;
        Add(ledger, Event(Wire.EventType.TransferRecord, e => (e.Msgid, e.Filing) = ("other", cancelled)));
        Assert.Empty(ledger.Filings());
    }

    [Fact]
    public void Who_continues_in_spite_of_a_finding_gives_a_reason()
    {
        var answer = Event(
            Wire.EventType.AuditFeedback,
            e => (e.PsnKey, e.Feedback) = (string.Empty, new Wire.AuditFeedback { WarnRsltId = "jr-1", DspoWay = "1" }));

        Assert.Equal(DeadLetterReason.MissingField, Rejected(answer).Reason);
        answer.Feedback.DspoWayRea = "no other drug at hand";
        Assert.True(Assert.IsType<AuditFeedback>(FactOf(answer)).Continued);
        Assert.Equal("FBK:jr-1", Decoded(answer).Ledger);
    }

    [Fact]
    public void What_is_stated_again_after_it_was_taken_back_without_a_version_holds()
    {
        var ledger = new PersonLedger();
        Add(ledger, Stay(Wire.EventType.Discharge, 1));
        Add(ledger, Stay(Wire.EventType.DischargeCancelled, 2));
        Assert.Null(ledger.FactsOf(new EncounterId("m1")).Discharge);

        Add(ledger, Stay(Wire.EventType.Discharge, 3));
        Assert.NotNull(ledger.FactsOf(new EncounterId("m1")).Discharge);
    }

    [Fact]
    public void A_business_key_of_the_adapters_own_changes_no_identity()
    {
        var ledger = new PersonLedger();
        var admission = Stay(Wire.EventType.Admission, 1);
        admission.RsBusinessKey = "HIS7:4711";
        Add(ledger, admission);
        Add(ledger, Stay(Wire.EventType.AdmissionCancelled, 2));

        Assert.Null(ledger.FactsOf(new EncounterId("m1")).Admission);
    }

    [Fact]
    public void A_cancellation_of_a_thousand_lines_is_taken_whole()
    {
        var lines = new Wire.FeeDetailCancel { PsnKey = "p", MdtrtId = "m1" };
        lines.FeedetlSn.AddRange(Enumerable.Range(0, 1100).Select(number => $"{number:D30}"));

        var target = Assert.IsType<CancellationTarget.OfLines>(TargetOf(Event(Wire.EventType.FeeDetailCancelled, e => e.FeeCancel = lines)));
        Assert.Equal(1100, target.Lines.Count);
    }

    [Fact]
    public void One_decision_holds_of_a_stage_of_review()
    {
        var ledger = new PersonLedger();
        Add(ledger, Decision("dismiss", minutes: 9));
        Add(ledger, Decision("confirm", minutes: 3));

        Assert.Equal(1, ledger.FactsOf(FactKey.EncounterOfAlert("a1")).Count);
    }

    [Fact]
    public void A_manual_reimbursement_is_a_settlement_without_a_card()
    {
        var settlement = Assert.IsType<Settlement>(FactOf(Event(Wire.EventType.ManualReimbursement, e => e.Settlement = new Wire.Settlement
        {
            Person = new() { PsnKey = "p" },
            SetlId = "s1",
            RsService = Wire.ServiceKind.Outpatient,
        })));

        Assert.True(settlement.IsManual);
    }

    [Fact]
    public void A_calculation_before_settlement_states_nothing() => Assert.Empty(Decoded(Event(
        Wire.EventType.PreSettlement,
        e => e.Settlement = new Wire.Settlement { Person = new() { PsnKey = "p" }, SetlId = "s1" })).Statements);

    private static Wire.Envelope Stay(Wire.EventType type, int minutes)
    {
        var envelope = Event(type, e => e.Encounter = new Wire.Encounter { Person = new() { PsnKey = "p" }, MdtrtId = "m1" });
        envelope.Msgid = $"{type}-{minutes}";
        envelope.RsIngestTime = Timestamp.FromDateTimeOffset(Noon.AddMinutes(minutes));
        return envelope;
    }

    private static Wire.StockMove Stock(Wire.StockMove.Types.Kind kind) =>
        new() { Kind = kind, MedListCodg = "XC09CAK001", FixmedinsBchno = "B7", RtalDocno = "R9", Cnt = "2" };

    private static Wire.Envelope Decision(string decision, int minutes)
    {
        var envelope = Event(Wire.EventType.AlertDisposed, e => e.Disposition = new Wire.AlertDisposition
        {
            AlertId = "a1",
            Decision = decision,
            Stage = "初审",
        });
        envelope.Msgid = decision;
        envelope.RsIngestTime = Timestamp.FromDateTimeOffset(Noon.AddMinutes(minutes));
        return envelope;
    }

    private static Wire.Envelope Event(Wire.EventType type, Action<Wire.Envelope> with)
    {
        var envelope = new Wire.Envelope
        {
            Type = type,
            EventTime = Timestamp.FromDateTimeOffset(Noon),
            RsIngestTime = Timestamp.FromDateTimeOffset(Noon.AddMinutes(1)),
            Msgid = $"m-{type}",
            FixmedinsCode = "H51160000001",
            PsnKey = "p",
        };
        with(envelope);
        return envelope;
    }

    private static void Add(PersonLedger ledger, Wire.Envelope envelope) => Assert.True(ledger.Add(Decoded(envelope).Statements[0]));

    private static Fact FactOf(Wire.Envelope envelope) => Decoded(envelope).Assertions[0].Content;

    private static CancellationTarget TargetOf(Wire.Envelope envelope) => Assert.IsType<Cancellation>(FactOf(envelope)).Target;

    private static PersonEvent Decoded(Wire.Envelope envelope) =>
        Assert.IsType<DecodeResult<PersonEvent>.Decoded>(EventDecoder.Decode(envelope, default(EventTimestamp))).Content;

    private static DecodeResult<PersonEvent>.Rejected Rejected(Wire.Envelope envelope) =>
        Assert.IsType<DecodeResult<PersonEvent>.Rejected>(EventDecoder.Decode(envelope, default(EventTimestamp)));
}
