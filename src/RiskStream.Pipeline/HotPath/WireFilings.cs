using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Protocol.V1;
using AuditFeedback = RiskStream.Facts.AuditFeedback;
using SettlementList = RiskStream.Facts.SettlementList;
using StockMove = RiskStream.Facts.StockMove;

namespace RiskStream.Pipeline.HotPath;

/// <summary>What is filed: settlement lists, stock, transfers and chronic diseases, answers to findings and alerts: 4101, 35xx, 25xx, 3103.</summary>
internal sealed class WireFilings(WireEvent source, WireFields fields) : WireAssertions(source, fields)
{
    protected override Assertion? AssertionOf(EventType type) => type switch
    {
        EventType.SettlementList => List(),
        EventType.StockMove => Move(),
        EventType.TransferRecord => File(FilingKind.Transfer),
        EventType.ChronicRecord => File(FilingKind.ChronicDisease),
        EventType.AuditFeedback => Feedback(),
        EventType.AlertDisposed => Dispose(),
        _ => null,
    };

    private Assertion List()
    {
        RequireBody(WireBody.SettlementList, "setl_list");
        ref var body = ref Source.Fields;
        var encounter = Required("mdtrt_id", body.Encounter);
        var settlement = Text("setl_id", body.Settlement);
        return Assert(FactKey.SettlementList(encounter, settlement), new SettlementList
        {
            EventTime = EventTime,
            Encounter = new EncounterId(encounter),
            Provider = Provider(),
            Region = Region(),
            Settlement = settlement.Length == 0 ? default : FactKey.Settlement(settlement),
            DrgCode = Text("drg_code", body.Code),
            DipCode = Text("dip_code", body.OtherCode),
            WeightE4 = Fields.QuantityE4("rs_weight_e4", body.Number) / 10_000,
            InpatientDays = body.Days,
            Diagnoses = Codes(Source.Diagnoses, "diag_code"),
            Operations = Codes(Source.Operations, "oprn_code"),
        });
    }

    private Assertion Move()
    {
        RequireBody(WireBody.Stock, "stock");
        ref var body = ref Source.Fields;
        var kind = Kind("stock.kind", body.MoveKind, allowed: 7);
        var isDeletion = kind == 7;
        var named = isDeletion ? Kind("stock.rs_deleted_kind", body.DeletedKind, allowed: 6) : kind;
        var provider = RequiredProvider();
        var batch = Required("fixmedins_bchno", body.Batch);
        var document = Text("rtal_docno", body.Document);
        var key = FactKey.StockMove(provider, batch, (StockMoveKind)named, document, Text("rs_line", body.Line));
        if (isDeletion)
        {
            return Cancel("CAN:" + key, key.Value, UpToNow(key));
        }

        var moved = Fields.Time("move_time", body.At);
        var settlement = Text("setl_id", body.Settlement);
        var person = Text("psn_key", body.Person);
        return Assert(key, new StockMove
        {
            EventTime = moved.IsGiven ? moved : EventTime,
            Encounter = new EncounterId(key.Value),
            Provider = provider,
            Region = Region(),
            Kind = (StockMoveKind)kind,
            Item = Required("med_list_codg", body.Item),
            Batch = batch,
            Lot = Text("manu_lotnum", body.Lot),
            QuantityE4 = Fields.QuantityE4("cnt", body.Number),
            PriceE6 = body.PriceE6,
            Settlement = settlement.Length == 0 ? default : FactKey.Settlement(settlement),
            Beneficiary = person.Length == 0 ? default : new BeneficiaryId(person),
            Document = document,
            IsSelfPaid = Text("mdtrt_setl_type", body.Kind) == "2",
            IsSplitPack = body.IsSplitPack,
            TraceCodes = Texts("drug_trac_codg"),
        });
    }

    private Assertion File(FilingKind kind)
    {
        RequireBody(WireBody.Filing, "filing");
        ref var body = ref Source.Fields;
        var from = Text("from_fixmedins_code", body.From);
        var to = Text("to_fixmedins_code", body.To);
        var disease = Text("dise_no", body.Disease);
        var begun = Fields.Time("begndate", body.BegunAt);
        if (kind == FilingKind.Transfer ? to.Length == 0 : disease.Length == 0)
        {
            var name = kind == FilingKind.Transfer ? "to_fixmedins_code" : "dise_no";
            Fields.Reject(DeadLetterReason.MissingField, $"{name} is absent; a filing of type {(EventType)Source.Type} needs it");
        }

        var key = FactKey.Filing(kind, kind == FilingKind.Transfer ? $"{from}:{to}" : disease, begun);
        if (body.IsCancelled)
        {
            return Cancel("CAN:" + key, key.Value, UpToNow(key));
        }

        return Assert(key, new Filing
        {
            EventTime = EventTime,
            Encounter = new EncounterId(key.Value),
            Provider = Provider(),
            Region = Region(),
            Kind = kind,
            From = from.Length == 0 ? default : new ProviderId(from),
            To = to.Length == 0 ? default : new ProviderId(to),
            Disease = disease,
            BegunAt = begun,
            EndedAt = Fields.Time("enddate", body.EndedAt),
        });
    }

    private Assertion Feedback()
    {
        RequireBody(WireBody.Feedback, "feedback");
        var finding = Required("warn_rslt_id", Source.Fields.Code);
        var way = Required("dspo_way", Source.Fields.Kind);
        var reason = Text("dspo_way_rea", Source.Fields.Reason);
        if (way is not ("1" or "2"))
        {
            Fields.Reject(DeadLetterReason.InvalidValue, $"dspo_way is \"{way}\"; it must be 1 (continue) or 2 (change)");
        }

        if (way == "1" && reason.Length == 0)
        {
            Fields.Reject(DeadLetterReason.MissingField, "dspo_way_rea is absent; who continues (dspo_way 1) gives a reason");
        }

        var key = FactKey.AuditFeedback(finding);
        return Assert(key, new AuditFeedback
        {
            EventTime = EventTime,
            Encounter = new EncounterId(key.Value),
            Provider = Provider(),
            Region = Region(),
            Finding = finding,
            Continued = way == "1",
            Reason = reason,
        });
    }

    private Assertion Dispose()
    {
        RequireBody(WireBody.Disposition, "disposition");
        ref var body = ref Source.Fields;
        var alert = Required("alert_id", body.Code);
        var stage = Text("stage", body.Kind);
        return Assert(FactKey.Disposition(alert, stage), new Disposition
        {
            EventTime = EventTime,
            Encounter = FactKey.EncounterOfAlert(alert),
            Provider = Provider(),
            Region = Region(),
            Alert = alert,
            Decision = Required("decision", body.Reason),
            Stage = stage,
            Reviewer = Text("reviewer", body.OtherCode),
            RuleId = Text("rule_id", body.Rule),
            SubjectKind = Text("subject_kind", body.SubjectKind),
            SubjectKey = Text("subject_key", body.SubjectKey),
            Days = DaysOfAlert(ref body),
        });
    }

    /// <summary>The days of an alert's anchor and window; null if neither is given.</summary>
    private DaySpan? DaysOfAlert(ref WireEvent.BodyFields body)
    {
        var anchor = Fields.Day("anchor_day", body.Day);
        var start = Fields.Time("window_start", body.BegunAt);
        var end = Fields.Time("window_end", body.EndedAt);
        if (start.IsGiven && end.IsGiven && end <= start)
        {
            Fields.Reject(
                DeadLetterReason.InvalidValue,
                $"window_end is {end}, not after window_start {start}; send the alert's own window");
        }

        List<CivilDay> days =
        [
            .. anchor is { } day ? [day] : Array.Empty<CivilDay>(),
            .. start.IsGiven ? [start.Day] : Array.Empty<CivilDay>(),
            .. end.IsGiven ? [new EventTimestamp(end.Micros - 1).Day] : Array.Empty<CivilDay>(),
        ];
        return days.Count == 0 ? null : new DaySpan(days.Min(), days.Max());
    }

    private int Kind(string name, int value, int allowed)
    {
        if (value < 1 || value > allowed)
        {
            Fields.Reject(
                DeadLetterReason.InvalidValue,
                $"{name} is {value}, outside 1 to {allowed}; say what kind of stock record it is");

            // Whatever narrows the value later must not overflow.
            return 0;
        }

        return value;
    }
}
