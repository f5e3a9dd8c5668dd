using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Protocol.V1;
using AuditFeedback = RiskStream.Facts.AuditFeedback;
using SettlementList = RiskStream.Facts.SettlementList;
using StockMove = RiskStream.Facts.StockMove;

namespace RiskStream.Pipeline.Tests.Decoding.Plain;

/// <summary>Settlement lists, stock, filings and answers.</summary>
internal static class RecordMapping
{
    public static Assertion List(MappedRecord record)
    {
        record.RequireBody(Envelope.BodyOneofCase.SetlList, "setl_list");
        var body = record.Envelope.SetlList ?? new Protocol.V1.SettlementList();
        var encounter = record.Fields.Required("mdtrt_id", body.MdtrtId);
        var settlement = record.Fields.Text("setl_id", body.SetlId);
        return record.Assert(new FactKey($"LST:{encounter}:{settlement}"), new SettlementList
        {
            EventTime = record.EventTime,
            Encounter = new EncounterId(encounter),
            Provider = record.Provider(),
            Region = record.Region,
            Settlement = settlement.Length == 0 ? default : new FactKey("SET:" + settlement),
            DrgCode = record.Fields.Text("drg_code", body.DrgCode),
            DipCode = record.Fields.Text("dip_code", body.DipCode),
            WeightE4 = record.Fields.QuantityE4("rs_weight_e4", body.RsWeightE4) / 10_000,
            InpatientDays = body.ActIptDays,
            Diagnoses = record.DiagnosesOf(body.Diagnoses),
            Operations =
            [
                .. body.Operations.OrderByDescending(operation => operation.MainOprnFlag)
                    .Select(operation => record.Fields.Text("oprn_code", operation.OprnCode))
                    .Where(code => code.Length > 0),
            ],
        });
    }

    public static Assertion Move(MappedRecord record)
    {
        record.RequireBody(Envelope.BodyOneofCase.Stock, "stock");
        var body = record.Envelope.Stock ?? new Protocol.V1.StockMove();
        var isDeletion = body.Kind == Protocol.V1.StockMove.Types.Kind.Deleted;
        var kind = isDeletion ? body.RsDeletedKind : body.Kind;
        if ((int)kind is < 1 or > 6)
        {
            record.Fields.Reject(DeadLetterReason.InvalidValue, $"kind is {kind}");
        }

        var batch = record.Fields.Required("fixmedins_bchno", body.FixmedinsBchno);
        var document = record.Fields.Text("rtal_docno", body.RtalDocno);
        var line = record.Fields.Text("rs_line", body.RsLine);
        var key = $"STK:{record.RequiredProvider()}:{batch}:{(int)kind}:{document}:{line}";
        if (isDeletion)
        {
            return Deleted(record, key);
        }

        var moved = record.Fields.Time("move_time", body.MoveTime);
        var settlement = record.Fields.Text("setl_id", body.SetlId);
        var person = record.Fields.Text("psn_key", body.PsnKey);
        return record.Assert(new FactKey(key), new StockMove
        {
            EventTime = moved.IsGiven ? moved : record.EventTime,
            Encounter = new EncounterId(key),
            Provider = record.RequiredProvider(),
            Region = record.Region,
            Kind = (int)kind is < 1 or > 6 ? default : (StockMoveKind)(int)kind,
            Item = record.Fields.Required("med_list_codg", body.MedListCodg),
            Batch = batch,
            Lot = record.Fields.Text("manu_lotnum", body.ManuLotnum),
            QuantityE4 = record.Fields.QuantityE4("cnt", body.Cnt),
            PriceE6 = body.PricE6,
            Settlement = settlement.Length == 0 ? default : new FactKey("SET:" + settlement),
            Beneficiary = person.Length == 0 ? default : new BeneficiaryId(person),
            Document = document,
            IsSelfPaid = record.Fields.Text("mdtrt_setl_type", body.MdtrtSetlType) == "2",
            IsSplitPack = body.TrdnFlag,
            TraceCodes = [.. body.DrugTracCodg.Select(code => record.Fields.Text("drug_trac_codg", code)).Where(code => code.Length > 0)],
        });
    }

    public static Assertion File(MappedRecord record, FilingKind kind)
    {
        record.RequireBody(Envelope.BodyOneofCase.Filing, "filing");
        var body = record.Envelope.Filing ?? new RecordFiling();
        var from = record.Fields.Text("from_fixmedins_code", body.FromFixmedinsCode);
        var to = record.Fields.Text("to_fixmedins_code", body.ToFixmedinsCode);
        var disease = record.Fields.Text("dise_no", body.DiseNo);
        var begun = record.Fields.Time("begndate", body.Begndate);
        record.Fields.Required("to_fixmedins_code or dise_no", kind == FilingKind.Transfer ? to : disease);
        var day = begun.IsGiven ? CivilDay.Of(begun).ToString() : string.Empty;
        var key = kind == FilingKind.Transfer ? $"TRF:{from}:{to}:{day}" : $"CHR:{disease}:{day}";
        if (body.Cancelled)
        {
            return Deleted(record, key);
        }

        return record.Assert(new FactKey(key), new Filing
        {
            EventTime = record.EventTime,
            Encounter = new EncounterId(key),
            Provider = record.Provider(),
            Region = record.Region,
            Kind = kind,
            From = from.Length == 0 ? default : new ProviderId(from),
            To = to.Length == 0 ? default : new ProviderId(to),
            Disease = disease,
            BegunAt = begun,
            EndedAt = record.Fields.Time("enddate", body.Enddate),
        });
    }

    public static Assertion Feedback(MappedRecord record)
    {
        record.RequireBody(Envelope.BodyOneofCase.Feedback, "feedback");
        var body = record.Envelope.Feedback ?? new Protocol.V1.AuditFeedback();
        var finding = record.Fields.Required("warn_rslt_id", body.WarnRsltId);
        var way = record.Fields.Required("dspo_way", body.DspoWay);
        if (way is not ("1" or "2"))
        {
            record.Fields.Reject(DeadLetterReason.InvalidValue, $"dspo_way is {way}");
        }

        var reason = way == "1"
            ? record.Fields.Required("dspo_way_rea", body.DspoWayRea)
            : record.Fields.Text("dspo_way_rea", body.DspoWayRea);
        return record.Assert(new FactKey("FBK:" + finding), new AuditFeedback
        {
            EventTime = record.EventTime,
            Encounter = new EncounterId("FBK:" + finding),
            Provider = record.Provider(),
            Region = record.Region,
            Finding = finding,
            Continued = way == "1",
            Reason = reason,
        });
    }

    public static Assertion Dispose(MappedRecord record)
    {
        record.RequireBody(Envelope.BodyOneofCase.Disposition, "disposition");
        var body = record.Envelope.Disposition ?? new AlertDisposition();
        var alert = record.Fields.Required("alert_id", body.AlertId);
        var stage = record.Fields.Text("stage", body.Stage);
        var key = $"DSP:{alert}:{stage}";
        return record.Assert(new FactKey(key), new Disposition
        {
            EventTime = record.EventTime,
            Encounter = new EncounterId("DSP:" + alert),
            Provider = record.Provider(),
            Region = record.Region,
            Alert = alert,
            Decision = record.Fields.Required("decision", body.Decision),
            Stage = stage,
            Reviewer = record.Fields.Text("reviewer", body.Reviewer),
            RuleId = record.Fields.Text("rule_id", body.RuleId),
            SubjectKind = record.Fields.Text("subject_kind", body.SubjectKind),
            SubjectKey = record.Fields.Text("subject_key", body.SubjectKey),
            Days = DaysOf(record, body),
        });
    }

    private static DaySpan? DaysOf(MappedRecord record, AlertDisposition body)
    {
        var days = new SortedSet<CivilDay>();
        if (record.Fields.Text("anchor_day", body.AnchorDay) is { Length: > 0 } text)
        {
            if (!CivilDay.TryParse(text, out var anchor) || anchor.ToDateOnly().Year is < 2000 or > 2099)
            {
                record.Fields.Reject(DeadLetterReason.InvalidValue, $"anchor_day is {text}");
                return null;
            }

            days.Add(anchor);
        }

        var start = record.Fields.Time("window_start", body.WindowStart);
        var end = record.Fields.Time("window_end", body.WindowEnd);
        if (start.IsGiven)
        {
            days.Add(CivilDay.Of(start));
        }

        if (end.IsGiven)
        {
            days.Add(CivilDay.Of(new EventTimestamp(end.Micros - 1)));
            if (start.IsGiven && start >= end)
            {
                record.Fields.Reject(DeadLetterReason.InvalidValue, $"window_end is {end}");
            }
        }

        return days.Count == 0 ? null : new DaySpan(days.Min, days.Max);
    }

    private static Assertion Deleted(MappedRecord record, string key) => record.Cancel(
        new FactKey("CAN:" + key),
        new EncounterId(key),
        record.UpToNow(new FactKey(key)));
}
