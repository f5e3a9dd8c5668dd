using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Protocol.V1;
using RiskStream.Statements;
using ServiceKind = RiskStream.Facts.ServiceKind;

namespace RiskStream.Pipeline.HotPath;

/// <summary>
/// Settlements and charge lines: 2102, 2207, 2304, 2204, 2301. Written field by field in the order of the kept form, so a change there
/// is a change here; the tests compare both, byte for byte. Used by one caller at a time.
/// </summary>
internal sealed class WireSettlements
{
    private readonly StatementWriter _writer = new();
    private readonly WireEvent _source;
    private readonly WireFields _fields;

    public WireSettlements(WireEvent source, WireFields fields)
    {
        _source = source;
        _fields = fields;
    }

    /// <summary>A settlement and the lines inside it.</summary>
    public Statement? Settle(EventTimestamp eventTime, EventTimestamp ingested)
    {
        RequireBody(WireBody.Settlement, "settlement");
        ref var body = ref _source.Fields;
        var id = _fields.Required("setl_id", body.Settlement);
        var visit = _fields.Text("mdtrt_id", body.Encounter);
        var service = ServiceOf(body.Service);
        _fields.Finite("person.age", body.Age);

        // Without an encounter of its own the settlement is one.
        _writer.Begin(ingested, Math.Max(1, _source.Version));
        Head(visit.IsEmpty ? Whole("SET:"u8, id) : visit);
        _writer.VarUInt(0);
        WriteSettlement(id, service, eventTime);
        foreach (ref readonly var line in _source.Lines)
        {
            WriteLine(line, FactFlags.InSettlement, service, eventTime);
        }

        return Finish();
    }

    /// <summary>A batch of lines.</summary>
    public Statement? Charge(EventTimestamp eventTime, EventTimestamp ingested)
    {
        RequireBody(WireBody.FeeDetail, "fee_detail");
        if (_source.Lines.IsEmpty)
        {
            _fields.Reject(DeadLetterReason.MissingField, "fee_detail.lines is empty; a batch has at least one line");
        }

        _fields.Finite("person.age", _source.Fields.Age);
        var service = _fields.Service(_source.Fields.Service);
        _writer.Begin(ingested, Math.Max(1, _source.Version));
        Head(_fields.Required("mdtrt_id", _source.Fields.Encounter));
        Codes(_source.Diagnoses, "diag_code");
        foreach (ref readonly var line in _source.Lines)
        {
            WriteLine(line, FactFlags.None, service, eventTime);
        }

        return Finish();
    }

    private void WriteSettlement(ReadOnlySpan<byte> id, ServiceKind service, EventTimestamp eventTime)
    {
        ref var body = ref _source.Fields;
        var settled = _fields.Time("setl_time", body.At);
        _writer.BeginSettlement(FactFlags.None, settled.IsGiven ? settled : eventTime, id, service);

        var isPresent = body.IsFaceVerified || _source.Bytes(body.CredentialType).SequenceEqual("01"u8);
        var isManual = (EventType)_source.Type == EventType.ManualReimbursement;
        _writer.Byte((byte)((isPresent ? 1 : 0) | (isManual ? 2 : 0) | (body.IsMidStay ? 4 : 0) | (body.HasBalance ? 8 : 0)));
        _writer.Time(_fields.Time("begndate", body.BegunAt));
        _writer.Time(_fields.Time("enddate", body.EndedAt));
        _writer.VarInt(_fields.Amount("medfee_sumamt_fen", body.TotalFen));
        _writer.VarInt(_fields.Amount("fund_pay_sumamt_fen", body.FundFen));
        _writer.VarInt(_fields.Amount("acct_pay_fen", body.AccountFen));
        _writer.VarInt(_fields.Amount("acct_mulaid_pay_fen", body.FamilyFen));
        if (body.HasBalance)
        {
            _writer.VarInt(_fields.Amount("balc_fen", body.BalanceFen));
        }

        Write("med_type", body.MedicalType);
        Write("dev_no", _source.Device);
        Write("opter", _source.Operator);
        Write("dise_no", body.Disease);
        Write("chrg_bchno", body.Batch);
        Codes(_source.Diagnoses, "diag_code");
    }

    private void WriteLine(in WireLine line, FactFlags flags, ServiceKind service, EventTimestamp eventTime)
    {
        var charged = _fields.Time("fee_ocur_time", line.ChargedAt);
        var at = charged.IsGiven ? charged : eventTime;
        if (line.Codes == 0
            && _fields.TryShortRequired(line.Number, out var number)
            && _fields.TryShortRequired(line.Item, out var item)
            && _fields.TryShort(line.Doctor, out var doctor)
            && _fields.TryShort(line.Batch, out var batch))
        {
            _writer.Line(new ShortLine
            {
                Number = number,
                Item = item,
                Doctor = doctor,
                Batch = batch,
                Time = at,
                QuantityE4 = _fields.QuantityE4("cnt", line.Quantity),
                AmountFen = _fields.LineAmount("det_item_fee_sumamt_fen", line.AmountFen),
                SupplyDays = _fields.Days("prd_days", line.SupplyDays),
                Flags = flags,
                Class = ClassOf(line.ChargeClass),
                Service = service,
            });
            return;
        }

        WriteLongLine(line, flags, service, at);
    }

    /// <summary>A line with a text that is long, not ASCII or a placeholder, or with trace codes.</summary>
    private void WriteLongLine(in WireLine line, FactFlags flags, ServiceKind service, EventTimestamp at)
    {
        var codes = CodesOf(line);
        var id = _fields.Required("feedetl_sn", line.Number);
        _writer.BeginLine(codes == 0 ? flags : flags | FactFlags.Traced, at, id, ClassOf(line.ChargeClass), service);
        _writer.VarInt(_fields.QuantityE4("cnt", line.Quantity));
        _writer.VarInt(_fields.LineAmount("det_item_fee_sumamt_fen", line.AmountFen));
        _writer.Text(_fields.Required("med_list_codg", line.Item));
        _writer.Text(_fields.Text("bilg_dr_codg", line.Doctor));
        _writer.Text(_fields.Text("chrg_bchno", line.Batch));
        _writer.VarInt(_fields.Days("prd_days", line.SupplyDays));
        if (codes > 0)
        {
            WriteCodes(line, codes);
        }
    }

    /// <summary>How many trace codes a line gives.</summary>
    private int CodesOf(in WireLine line)
    {
        var given = 0;
        for (var i = 0; i < line.Codes; i++)
        {
            given += _fields.Text("drug_trac_codg", _source.LineCodes[line.FirstCode + i]).IsEmpty ? 0 : 1;
        }

        return given;
    }

    private void WriteCodes(in WireLine line, int given)
    {
        _writer.Byte(line.IsSplitPack ? (byte)1 : (byte)0);
        _writer.VarUInt((ulong)given);
        for (var i = 0; i < line.Codes; i++)
        {
            var code = _fields.Text("drug_trac_codg", _source.LineCodes[line.FirstCode + i]);
            if (!code.IsEmpty)
            {
                _writer.Text(code);
            }
        }
    }

    /// <summary>Writes a text that may be absent.</summary>
    private void Write(string name, WireText text)
    {
        if (_fields.TryShort(text, out var value))
        {
            _writer.Text(value);
        }
        else
        {
            _writer.Text(_fields.Text(name, text));
        }
    }

    /// <summary>What all facts have in common. A settlement's own field holds the message's id where the envelope does not.</summary>
    private void Head(ReadOnlySpan<byte> encounter)
    {
        var message = _fields.Text("msgid", _source.Message);
        _writer.Head(
            message.IsEmpty ? _fields.Text("medins_setl_id", _source.SettlementMessage) : message,
            encounter,
            _fields.Required("fixmedins_code", _source.Provider),
            _fields.Text("mdtrtarea_admvs", _source.Region));
    }

    private static byte[] Whole(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> rest)
    {
        var whole = new byte[prefix.Length + rest.Length];
        prefix.CopyTo(whole);
        rest.CopyTo(whole.AsSpan(prefix.Length));
        return whole;
    }

    /// <summary>Codes with the main one first, then by their numbers.</summary>
    private void Codes(List<WireCode> codes, string name)
    {
        if (codes.Count == 0)
        {
            _writer.VarUInt(0);
            return;
        }

        if (codes.Count == 1 && _fields.TryShortRequired(codes[0].Code, out var only))
        {
            _writer.VarUInt(1);
            _writer.Text(only);
            return;
        }

        WireCodes.Sort(codes);
        var given = 0;
        foreach (var code in codes)
        {
            given += _fields.Text(name, code.Code).IsEmpty ? 0 : 1;
        }

        _writer.VarUInt((ulong)given);
        foreach (var code in codes)
        {
            var text = _fields.Text(name, code.Code);
            if (!text.IsEmpty)
            {
                _writer.Text(text);
            }
        }
    }

    private void RequireBody(WireBody body, string name)
    {
        if (_source.Body != body)
        {
            _fields.Reject(DeadLetterReason.MissingField, WireFaults.AbsentBody(name, _source));
        }
    }

    private ServiceKind ServiceOf(int stated)
    {
        var service = _fields.Service(stated);
        if (service != ServiceKind.Unspecified)
        {
            return service;
        }

        var transaction = _source.Bytes(_source.Transaction);
        var derived = transaction.SequenceEqual("2102"u8) ? ServiceKind.Purchase
            : transaction.SequenceEqual("2207"u8) ? ServiceKind.Outpatient
            : transaction.SequenceEqual("2304"u8) || transaction.SequenceEqual("2304A"u8) ? ServiceKind.Inpatient
            : ServiceKind.Unspecified;
        if (derived == ServiceKind.Unspecified)
        {
            _fields.Reject(DeadLetterReason.MissingField, WireFaults.AbsentService(_source));
        }

        return derived;
    }

    // Local code tables extend this one; a class that no rule asks for is simply not said.
    private ChargeClass ClassOf(WireText text)
    {
        var code = _source.Bytes(text);
        if (code.Length == 2 && code[0] is (byte)'0' or (byte)'1' && code[1] is >= (byte)'0' and <= (byte)'9')
        {
            return Known(((code[0] - '0') * 10) + code[1] - '0');
        }

        code = _fields.Text("med_chrgitm_type", text);
        return code.Length > 0 && byte.TryParse(code, out var number) ? Known(number) : ChargeClass.Unspecified;
    }

    private static ChargeClass Known(int number) =>
        number <= (int)ChargeClass.Other ? (ChargeClass)number : ChargeClass.Unspecified;

    private Statement? Finish() => _fields.Fault is null ? _writer.ToStatement() : null;
}
