using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.HotPath;

/// <summary>Reads an event from proto3 JSON, with the proto's own names or in lower camel case.</summary>
internal static class JsonEvents
{
    private static readonly JsonNames Names = new(Envelope.Descriptor);
    private static readonly JsonNames PersonNames = new(Person.Descriptor);
    private static readonly JsonNames LineNames = new(FeeLine.Descriptor);
    private static readonly JsonNames DiagnosisNames = new(Diagnosis.Descriptor);
    private static readonly JsonNames OperationNames = new(Operation.Descriptor);
    private static readonly JsonNames SettlementNames = new(Settlement.Descriptor);
    private static readonly JsonNames BatchNames = new(FeeDetailBatch.Descriptor);
    private static readonly JsonNames EncounterNames = new(Encounter.Descriptor);

    /// <summary>Reads a record. Returns what is wrong with it, or null.</summary>
    public static string? Read(byte[] record, WireEvent target)
    {
        target.Begin(record);
        if (!Utf8.IsValid(record))
        {
            return $"it is no valid UTF-8 at byte {FirstInvalid(record)}";
        }

        try
        {
            var reader = new JsonScanner(record);
            reader.Begin();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return $"it begins with {reader.TokenType}, not with an object";
            }

            while (JsonValues.TryProperty(ref reader, Names, out var field))
            {
                ReadEnvelope(ref reader, field, target);
            }

            return reader.IsAtEnd() ? null : $"something follows the object at byte {reader.Position}";
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return fault.Message;
        }
    }

    /// <summary>Reads a list of diagnoses.</summary>
    public static void ReadDiagnoses(ref JsonScanner reader, WireEvent target)
    {
        for (var any = JsonValues.TryList(ref reader, "diagnoses"); any && JsonValues.TryItem(ref reader);)
        {
            RequireObject(ref reader, "diagnoses");
            var diagnosis = default(WireCode);
            while (JsonValues.TryProperty(ref reader, DiagnosisNames, out var field))
            {
                switch (field)
                {
                    case 2: diagnosis.Code = JsonValues.Text(ref reader, "diag_code", target); break;
                    case 4: diagnosis.IsMain = JsonValues.Bool(ref reader, "maindiag_flag"); break;
                    case 5: diagnosis.Order = JsonValues.Int32(ref reader, "diag_srt_no"); break;
                    default: reader.Skip(); break;
                }
            }

            target.Diagnoses.Add(diagnosis);
        }
    }

    /// <summary>Reads a list of operations.</summary>
    public static void ReadOperations(ref JsonScanner reader, WireEvent target)
    {
        for (var any = JsonValues.TryList(ref reader, "operations"); any && JsonValues.TryItem(ref reader);)
        {
            RequireObject(ref reader, "operations");
            var operation = default(WireCode);
            while (JsonValues.TryProperty(ref reader, OperationNames, out var field))
            {
                switch (field)
                {
                    case 1: operation.Code = JsonValues.Text(ref reader, "oprn_code", target); break;
                    case 3: operation.IsMain = JsonValues.Bool(ref reader, "main_oprn_flag"); break;
                    case 4: PassTime(ref reader, "oprn_date"); break;
                    default: reader.Skip(); break;
                }
            }

            target.Operations.Add(operation);
        }
    }

    /// <summary>A time that nobody keeps must still be one.</summary>
    public static void PassTime(ref JsonScanner reader, string name)
    {
        var passed = default(WireTime);
        JsonValues.Time(ref reader, name, ref passed);
    }

    private static void ReadEnvelope(ref JsonScanner reader, int field, WireEvent target)
    {
        switch (field)
        {
            case 2: target.BusinessKey = JsonValues.Text(ref reader, "rs_business_key", target); break;
            case 3: target.Version = JsonValues.UInt32(ref reader, "rs_version"); break;
            case 4: target.Type = JsonValues.Enum(ref reader, "type", ProtocolEnums.EventType); break;
            case 5: JsonValues.Time(ref reader, "event_time", ref target.EventTime); break;
            case 6: JsonValues.Time(ref reader, "rs_ingest_time", ref target.IngestedAt); break;
            case 7: target.Transaction = JsonValues.Text(ref reader, "infno", target); break;
            case 8: target.Message = JsonValues.Text(ref reader, "msgid", target); break;
            case 10: target.SettlementMessage = JsonValues.Text(ref reader, "medins_setl_id", target); break;
            case 11: target.UndoneTransaction = JsonValues.Text(ref reader, "oinfno", target); break;
            case 12: target.UndoneMessage = JsonValues.Text(ref reader, "omsgid", target); break;
            case 13: target.Provider = JsonValues.Text(ref reader, "fixmedins_code", target); break;
            case 14: target.Region = JsonValues.Text(ref reader, "mdtrtarea_admvs", target); break;
            case 17: target.Operator = JsonValues.Text(ref reader, "opter", target); break;
            case 18: target.Device = JsonValues.Text(ref reader, "dev_no", target); break;
            case 20: target.IsBackfill = JsonValues.Bool(ref reader, "rs_backfill"); break;
            case 21: target.EnvelopePerson = JsonValues.Text(ref reader, "psn_key", target); break;
            case >= 30 and <= 39: ReadBody(ref reader, (WireBody)field, target); break;
            default: reader.Skip(); break;
        }
    }

    private static void ReadBody(ref JsonScanner reader, WireBody body, WireEvent target)
    {
        if (!JsonValues.TryObject(ref reader, "the body"))
        {
            return;
        }

        if (target.Body != WireBody.None)
        {
            throw new JsonException($"the record carries both {target.Body} and {body}; an event has one body");
        }

        target.BeginBody(body);
        var names = body switch
        {
            WireBody.Settlement => SettlementNames,
            WireBody.FeeDetail => BatchNames,
            WireBody.Encounter => EncounterNames,
            _ => JsonRecords.NamesOf(body),
        };
        while (JsonValues.TryProperty(ref reader, names, out var field))
        {
            switch (body)
            {
                case WireBody.Settlement: ReadSettlement(ref reader, field, target); break;
                case WireBody.FeeDetail: ReadBatch(ref reader, field, target); break;
                case WireBody.Encounter: ReadEncounter(ref reader, field, target); break;
                default: JsonRecords.Read(ref reader, body, field, target); break;
            }
        }
    }

    private static void ReadSettlement(ref JsonScanner reader, int field, WireEvent target)
    {
        ref var fields = ref target.Fields;
        switch (field)
        {
            case 1: ReadPerson(ref reader, target); break;
            case 2: fields.Settlement = JsonValues.Text(ref reader, "setl_id", target); break;
            case 3: fields.Encounter = JsonValues.Text(ref reader, "mdtrt_id", target); break;
            case 4: fields.Batch = JsonValues.Text(ref reader, "chrg_bchno", target); break;
            case 6: fields.Service = JsonValues.Enum(ref reader, "rs_service", ProtocolEnums.ServiceKind); break;
            case 7: fields.MedicalType = JsonValues.Text(ref reader, "med_type", target); break;
            case 11: JsonValues.Time(ref reader, "begndate", ref fields.BegunAt); break;
            case 12: JsonValues.Time(ref reader, "enddate", ref fields.EndedAt); break;
            case 13: JsonValues.Time(ref reader, "setl_time", ref fields.At); break;
            case 14: fields.IsMidStay = JsonValues.Bool(ref reader, "mid_setl_flag"); break;
            case 17: fields.CredentialType = JsonValues.Text(ref reader, "mdtrt_cert_type", target); break;
            case 19: fields.IsFaceVerified = JsonValues.Bool(ref reader, "rs_face_verified"); break;
            case 20: fields.TotalFen = JsonValues.Int64(ref reader, "medfee_sumamt_fen"); break;
            case 32: fields.FundFen = JsonValues.Int64(ref reader, "fund_pay_sumamt_fen"); break;
            case 33: fields.AccountFen = JsonValues.Int64(ref reader, "acct_pay_fen"); break;
            case 34: fields.FamilyFen = JsonValues.Int64(ref reader, "acct_mulaid_pay_fen"); break;
            case 36: ReadBalance(ref reader, ref fields); break;
            case 40: ReadDiagnoses(ref reader, target); break;
            case 41: fields.Disease = JsonValues.Text(ref reader, "dise_no", target); break;
            case 46: PassTime(ref reader, "rx_time"); break;
            case 50: ReadLines(ref reader, target); break;
            default: reader.Skip(); break;
        }
    }

    private static void ReadBalance(ref JsonScanner reader, ref WireEvent.BodyFields fields)
    {
        fields.HasBalance = !JsonValues.IsAbsent(ref reader);
        fields.BalanceFen = JsonValues.Int64(ref reader, "balc_fen");
    }

    private static void ReadBatch(ref JsonScanner reader, int field, WireEvent target)
    {
        switch (field)
        {
            case 1: ReadPerson(ref reader, target); break;
            case 2: target.Fields.Encounter = JsonValues.Text(ref reader, "mdtrt_id", target); break;
            case 3: target.Fields.Service = JsonValues.Enum(ref reader, "rs_service", ProtocolEnums.ServiceKind); break;
            case 4: ReadDiagnoses(ref reader, target); break;
            case 5: ReadLines(ref reader, target); break;
            default: reader.Skip(); break;
        }
    }

    private static void ReadEncounter(ref JsonScanner reader, int field, WireEvent target)
    {
        ref var fields = ref target.Fields;
        switch (field)
        {
            case 1: ReadPerson(ref reader, target); break;
            case 2: fields.Encounter = JsonValues.Text(ref reader, "mdtrt_id", target); break;
            case 6: fields.Service = JsonValues.Enum(ref reader, "rs_service", ProtocolEnums.ServiceKind); break;
            case 7: fields.MedicalType = JsonValues.Text(ref reader, "med_type", target); break;
            case 9: JsonValues.Time(ref reader, "begntime", ref fields.BegunAt); break;
            case 10: JsonValues.Time(ref reader, "endtime", ref fields.EndedAt); break;
            case 11: fields.Doctor = JsonValues.Text(ref reader, "chfpdr_code", target); break;
            case 12: fields.Department = JsonValues.Text(ref reader, "adm_dept_codg", target); break;
            case 16: ReadDiagnoses(ref reader, target); break;
            case 17: ReadOperations(ref reader, target); break;
            case 18: fields.Disease = JsonValues.Text(ref reader, "dise_no", target); break;
            case 19: fields.IsEmergency = JsonValues.Bool(ref reader, "er_flag"); break;
            case 21: fields.TransferredFrom = JsonValues.Text(ref reader, "refl_old_mdtrt_id", target); break;
            case 23: PassTime(ref reader, "die_date"); break;
            default: reader.Skip(); break;
        }
    }

    private static void ReadPerson(ref JsonScanner reader, WireEvent target)
    {
        for (var any = JsonValues.TryObject(ref reader, "person"); any && JsonValues.TryProperty(ref reader, PersonNames, out var field);)
        {
            switch (field)
            {
                case 1: target.Fields.Person = JsonValues.Text(ref reader, "psn_key", target); break;
                case 5: target.Fields.Age = JsonValues.Double(ref reader, "age"); break;
                case 9: target.Fields.Employer = JsonValues.Text(ref reader, "emp_no", target); break;
                case 10: target.Fields.Phone = JsonValues.Text(ref reader, "tel_key", target); break;
                case 11: target.Fields.Address = JsonValues.Text(ref reader, "addr_key", target); break;
                case 12: target.Fields.Contact = JsonValues.Text(ref reader, "coner_key", target); break;
                case 13: target.Fields.IsNewborn = JsonValues.Bool(ref reader, "nwb_flag"); break;
                default: reader.Skip(); break;
            }
        }
    }

    private static void ReadLines(ref JsonScanner reader, WireEvent target)
    {
        for (var any = JsonValues.TryList(ref reader, "lines"); any && JsonValues.TryItem(ref reader);)
        {
            RequireObject(ref reader, "lines");
            ref var line = ref target.AddLine();
            while (JsonValues.TryProperty(ref reader, LineNames, out var field))
            {
                switch (field)
                {
                    case 1: line.Number = JsonValues.Text(ref reader, "feedetl_sn", target); break;
                    case 3: line.Batch = JsonValues.Text(ref reader, "chrg_bchno", target); break;
                    case 7: JsonValues.Time(ref reader, "fee_ocur_time", ref line.ChargedAt); break;
                    case 8: line.Item = JsonValues.Text(ref reader, "med_list_codg", target); break;
                    case 12: line.ChargeClass = JsonValues.Text(ref reader, "med_chrgitm_type", target); break;
                    case 14: line.Quantity = JsonValues.Text(ref reader, "cnt", target); break;
                    case 16: line.AmountFen = JsonValues.Int64(ref reader, "det_item_fee_sumamt_fen"); break;
                    case 20: line.SupplyDays = JsonValues.Text(ref reader, "prd_days", target); break;
                    case 24: line.Doctor = JsonValues.Text(ref reader, "bilg_dr_codg", target); break;
                    case 31: ReadCodes(ref reader, ref line, target); break;
                    case 32: line.IsSplitPack = JsonValues.Bool(ref reader, "trdn_flag"); break;
                    default: reader.Skip(); break;
                }
            }
        }
    }

    private static void ReadCodes(ref JsonScanner reader, ref WireLine line, WireEvent target)
    {
        for (var any = JsonValues.TryList(ref reader, "drug_trac_codg"); any && JsonValues.TryItem(ref reader);)
        {
            target.LineCodes.Add(JsonValues.Text(ref reader, "drug_trac_codg", target));
            line.Codes++;
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        var position = 0;
        while (Rune.DecodeFromUtf8(text[position..], out _, out var length) == OperationStatus.Done)
        {
            position += length;
        }

        return position;
    }

    private static void RequireObject(ref JsonScanner reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"{name} holds {reader.TokenType} at byte {reader.ValueStart}, not an object");
        }
    }
}
