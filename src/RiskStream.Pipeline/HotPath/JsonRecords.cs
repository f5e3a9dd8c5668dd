using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.HotPath;

/// <summary>Reads the bodies of the rarer events from proto3 JSON.</summary>
internal static class JsonRecords
{
    private static readonly JsonNames FeeCancel = new(FeeDetailCancel.Descriptor);
    private static readonly JsonNames Reversal = new(SettlementReversal.Descriptor);
    private static readonly JsonNames List = new(SettlementList.Descriptor);
    private static readonly JsonNames Stock = new(StockMove.Descriptor);
    private static readonly JsonNames Filing = new(RecordFiling.Descriptor);
    private static readonly JsonNames Feedback = new(AuditFeedback.Descriptor);
    private static readonly JsonNames Disposition = new(AlertDisposition.Descriptor);

    public static JsonNames NamesOf(WireBody body) => body switch
    {
        WireBody.FeeCancel => FeeCancel,
        WireBody.Reversal => Reversal,
        WireBody.SettlementList => List,
        WireBody.Stock => Stock,
        WireBody.Filing => Filing,
        WireBody.Feedback => Feedback,
        _ => Disposition,
    };

    public static void Read(ref JsonScanner reader, WireBody body, int field, WireEvent target)
    {
        switch (body)
        {
            case WireBody.FeeCancel: ReadFeeCancel(ref reader, field, target); break;
            case WireBody.Reversal: ReadReversal(ref reader, field, target); break;
            case WireBody.SettlementList: ReadList(ref reader, field, target); break;
            case WireBody.Stock: ReadStock(ref reader, field, target); break;
            case WireBody.Filing: ReadFiling(ref reader, field, target); break;
            case WireBody.Feedback: ReadFeedback(ref reader, field, target); break;
            default: ReadDisposition(ref reader, field, target); break;
        }
    }

    private static void ReadFeeCancel(ref JsonScanner reader, int field, WireEvent target)
    {
        switch (field)
        {
            case 1: target.Fields.Person = JsonValues.Text(ref reader, "psn_key", target); break;
            case 2: target.Fields.Encounter = JsonValues.Text(ref reader, "mdtrt_id", target); break;
            case 3: target.Fields.Batch = JsonValues.Text(ref reader, "chrg_bchno", target); break;
            case 4: ReadTexts(ref reader, "feedetl_sn", target); break;
            case 5: target.Fields.IsAll = JsonValues.Bool(ref reader, "all_unsettled"); break;
            default: reader.Skip(); break;
        }
    }

    private static void ReadReversal(ref JsonScanner reader, int field, WireEvent target)
    {
        switch (field)
        {
            case 1: target.Fields.Person = JsonValues.Text(ref reader, "psn_key", target); break;
            case 3: target.Fields.OriginalSettlement = JsonValues.Text(ref reader, "init_setl_id", target); break;
            case 4: target.Fields.Encounter = JsonValues.Text(ref reader, "mdtrt_id", target); break;
            case 5: JsonEvents.PassTime(ref reader, "setl_time"); break;
            default: reader.Skip(); break;
        }
    }

    private static void ReadList(ref JsonScanner reader, int field, WireEvent target)
    {
        ref var fields = ref target.Fields;
        switch (field)
        {
            case 1: fields.Encounter = JsonValues.Text(ref reader, "mdtrt_id", target); break;
            case 2: fields.Settlement = JsonValues.Text(ref reader, "setl_id", target); break;
            case 3: fields.Code = JsonValues.Text(ref reader, "drg_code", target); break;
            case 4: fields.OtherCode = JsonValues.Text(ref reader, "dip_code", target); break;
            case 5: fields.Number = JsonValues.Text(ref reader, "rs_weight_e4", target); break;
            case 6: JsonEvents.ReadDiagnoses(ref reader, target); break;
            case 7: JsonEvents.ReadOperations(ref reader, target); break;
            case 8: fields.Days = JsonValues.Int32(ref reader, "act_ipt_days"); break;
            default: reader.Skip(); break;
        }
    }

    private static void ReadStock(ref JsonScanner reader, int field, WireEvent target)
    {
        ref var fields = ref target.Fields;
        switch (field)
        {
            case 1: fields.MoveKind = JsonValues.Enum(ref reader, "kind", ProtocolEnums.StockMoveKind); break;
            case 2: fields.Item = JsonValues.Text(ref reader, "med_list_codg", target); break;
            case 4: fields.Batch = JsonValues.Text(ref reader, "fixmedins_bchno", target); break;
            case 5: fields.Lot = JsonValues.Text(ref reader, "manu_lotnum", target); break;
            case 6: fields.Number = JsonValues.Text(ref reader, "cnt", target); break;
            case 7: fields.PriceE6 = JsonValues.Int64(ref reader, "pric_e6"); break;
            case 8: JsonValues.Time(ref reader, "move_time", ref fields.At); break;
            case 9: fields.Settlement = JsonValues.Text(ref reader, "setl_id", target); break;
            case 10: fields.Kind = JsonValues.Text(ref reader, "mdtrt_setl_type", target); break;
            case 11: ReadTexts(ref reader, "drug_trac_codg", target); break;
            case 12: fields.IsSplitPack = JsonValues.Bool(ref reader, "trdn_flag"); break;
            case 15: fields.Document = JsonValues.Text(ref reader, "rtal_docno", target); break;
            case 17: fields.Person = JsonValues.Text(ref reader, "psn_key", target); break;
            case 18: fields.DeletedKind = JsonValues.Enum(ref reader, "rs_deleted_kind", ProtocolEnums.StockMoveKind); break;
            case 19: fields.Line = JsonValues.Text(ref reader, "rs_line", target); break;
            default: reader.Skip(); break;
        }
    }

    private static void ReadFiling(ref JsonScanner reader, int field, WireEvent target)
    {
        ref var fields = ref target.Fields;
        switch (field)
        {
            case 2: fields.Person = JsonValues.Text(ref reader, "psn_key", target); break;
            case 3: fields.From = JsonValues.Text(ref reader, "from_fixmedins_code", target); break;
            case 4: fields.To = JsonValues.Text(ref reader, "to_fixmedins_code", target); break;
            case 5: fields.Disease = JsonValues.Text(ref reader, "dise_no", target); break;
            case 6: JsonValues.Time(ref reader, "begndate", ref fields.BegunAt); break;
            case 7: JsonValues.Time(ref reader, "enddate", ref fields.EndedAt); break;
            case 8: fields.IsCancelled = JsonValues.Bool(ref reader, "cancelled"); break;
            default: reader.Skip(); break;
        }
    }

    private static void ReadFeedback(ref JsonScanner reader, int field, WireEvent target)
    {
        switch (field)
        {
            case 2: target.Fields.Code = JsonValues.Text(ref reader, "warn_rslt_id", target); break;
            case 3: target.Fields.Kind = JsonValues.Text(ref reader, "dspo_way", target); break;
            case 4: target.Fields.Reason = JsonValues.Text(ref reader, "dspo_way_rea", target); break;
            default: reader.Skip(); break;
        }
    }

    private static void ReadDisposition(ref JsonScanner reader, int field, WireEvent target)
    {
        switch (field)
        {
            case 1: target.Fields.Code = JsonValues.Text(ref reader, "alert_id", target); break;
            case 2: target.Fields.OtherCode = JsonValues.Text(ref reader, "reviewer", target); break;
            case 3: target.Fields.Reason = JsonValues.Text(ref reader, "decision", target); break;
            case 5: target.Fields.Kind = JsonValues.Text(ref reader, "stage", target); break;
            case 6: target.Fields.Rule = JsonValues.Text(ref reader, "rule_id", target); break;
            case 7: target.Fields.SubjectKind = JsonValues.Text(ref reader, "subject_kind", target); break;
            case 8: target.Fields.SubjectKey = JsonValues.Text(ref reader, "subject_key", target); break;
            case 9: target.Fields.Day = JsonValues.Text(ref reader, "anchor_day", target); break;
            case 10: JsonValues.Time(ref reader, "window_start", ref target.Fields.BegunAt); break;
            case 11: JsonValues.Time(ref reader, "window_end", ref target.Fields.EndedAt); break;
            default: reader.Skip(); break;
        }
    }

    private static void ReadTexts(ref JsonScanner reader, string name, WireEvent target)
    {
        for (var any = JsonValues.TryList(ref reader, name); any && JsonValues.TryItem(ref reader);)
        {
            target.Texts.Add(JsonValues.Text(ref reader, name, target));
        }
    }
}
