using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Protocol.V1;
using RiskStream.Statements;
using AuditFeedback = RiskStream.Facts.AuditFeedback;
using Fact = RiskStream.Facts.Fact;
using SettlementList = RiskStream.Facts.SettlementList;
using StockMove = RiskStream.Facts.StockMove;

namespace RiskStream.Pipeline.HotPath;

/// <summary>The rarer events. Used by one caller at a time.</summary>
internal sealed class WireRecords
{
    private readonly WireEvent _source;
    private readonly WireFields _fields;
    private EventTimestamp _eventTime;
    private EventTimestamp _ingested;

    public WireRecords(WireEvent source, WireFields fields)
    {
        _source = source;
        _fields = fields;
    }

    /// <summary>What the event states, or null if there is a fault.</summary>
    public Statement? Map(EventTimestamp eventTime, EventTimestamp ingested)
    {
        (_eventTime, _ingested) = (eventTime, ingested);
        var assertion = AssertionOf((EventType)_source.Type);
        return assertion is null || _fields.Fault is not null ? null : StatementCodec.Encode([assertion])[0];
    }

    private Assertion? AssertionOf(EventType type)
    {
        switch (type)
        {
            case EventType.Admission or EventType.AdmissionChanged:
                return Admission();
            case EventType.Discharge:
                return Discharge();
            case EventType.Registration:
                return Registration();
            case EventType.EncounterDiagnosed:
                return Visit();
            case EventType.AdmissionCancelled:
                return CancelEncounter("ADM:");
            case EventType.DischargeCancelled:
                return CancelEncounter("DIS:");
            case EventType.RegistrationCancelled:
                return CancelEncounter("REG:");
            case EventType.FeeDetailCancelled:
                return CancelLines();
            case EventType.SettlementReversed:
                return Reverse();
            case EventType.TechnicalReversal:
                return Compensate();
            case EventType.SettlementList:
                return List();
            case EventType.StockMove:
                return Move();
            case EventType.TransferRecord:
                return File(FilingKind.Transfer);
            case EventType.ChronicRecord:
                return File(FilingKind.ChronicDisease);
            case EventType.AuditFeedback:
                return Feedback();
            case EventType.AlertDisposed:
                return Dispose();
            default:
                _fields.Reject(DeadLetterReason.UnknownType, $"type is {_source.Type}, which EventType does not define");
                return null;
        }
    }

    private Assertion Admission()
    {
        var body = Encounter(out var id);
        var begun = _fields.Time("begntime", body.BegunAt);
        var medicalType = Text("med_type", body.MedicalType);
        var transferred = Text("refl_old_mdtrt_id", body.TransferredFrom);
        return Assert(FactKey.Admission(id), new Admission
        {
            EventTime = begun.IsGiven ? begun : _eventTime,
            Encounter = new EncounterId(id),
            Provider = RequiredProvider(),
            Region = Region(),
            MedicalType = medicalType,
            Diagnoses = Codes(_source.Diagnoses, "diag_code"),
            ChronicDisease = Text("dise_no", body.Disease),
            TransferredFrom = transferred.Length == 0 ? default : new EncounterId(transferred),
            IsEmergency = body.IsEmergency || medicalType is "13" or "24",
            IsNewborn = body.IsNewborn,
        });
    }

    private Assertion Discharge()
    {
        var body = Encounter(out var id);
        var ended = _fields.Time("endtime", body.EndedAt);
        return Assert(FactKey.Discharge(id), new Discharge
        {
            EventTime = ended.IsGiven ? ended : _eventTime,
            Encounter = new EncounterId(id),
            Provider = RequiredProvider(),
            Region = Region(),
            Diagnoses = Codes(_source.Diagnoses, "diag_code"),
        });
    }

    private Assertion Registration()
    {
        var body = Encounter(out var id);
        var begun = _fields.Time("begntime", body.BegunAt);
        return Assert(FactKey.Registration(id), new Registration
        {
            EventTime = begun.IsGiven ? begun : _eventTime,
            Encounter = new EncounterId(id),
            Provider = RequiredProvider(),
            Region = Region(),
            MedicalType = Text("med_type", body.MedicalType),
            Doctor = Text("chfpdr_code", body.Doctor),
            Department = Text("adm_dept_codg", body.Department),
        });
    }

    private Assertion Visit()
    {
        var body = Encounter(out var id);
        var begun = _fields.Time("begntime", body.BegunAt);
        return Assert(FactKey.VisitDiagnosis(id), new VisitDiagnosis
        {
            EventTime = begun.IsGiven ? begun : _eventTime,
            Encounter = new EncounterId(id),
            Provider = RequiredProvider(),
            Region = Region(),
            MedicalType = Text("med_type", body.MedicalType),
            Doctor = Text("chfpdr_code", body.Doctor),
            Diagnoses = Codes(_source.Diagnoses, "diag_code"),
            ChronicDisease = Text("dise_no", body.Disease),
        });
    }

    private Assertion CancelEncounter(string prefix)
    {
        RequireBody(WireBody.Encounter, "encounter");
        Encounter(out var id);
        return Cancel(
            $"CAN:{prefix}{id}", id, new CancellationTarget.OfFact(new FactKey(prefix + id), CancelledVersion));
    }

    private Assertion CancelLines()
    {
        RequireBody(WireBody.FeeCancel, "fee_cancel");
        var encounter = Required("mdtrt_id", _source.Fields.Encounter);
        var lines = Texts("feedetl_sn");
        var batch = Text("chrg_bchno", _source.Fields.Batch);
        var all = _source.Fields.IsAll || lines.Contains("0000") || batch == "0000";
        if (!all && lines.Count == 0 && batch.Length == 0)
        {
            _fields.Reject(
                DeadLetterReason.MissingField,
                "fee_cancel names no lines: give feedetl_sn, chrg_bchno or all_unsettled (\"0000\" stands for all)");
        }

        return Cancel($"CAN:FEE:{encounter}:{MessageId()}", encounter, new CancellationTarget.OfLines
        {
            ChargeBatch = all ? string.Empty : batch,
            Lines = all ? [] : [.. lines.Select(number => FactKey.Line(encounter, number))],
            UpTo = _ingested,
        });
    }

    private Assertion Reverse()
    {
        RequireBody(WireBody.Reversal, "reversal");
        var original = Required("init_setl_id", _source.Fields.OriginalSettlement);
        var target = new CancellationTarget.OfFact(FactKey.Settlement(original), uint.MaxValue);
        return Cancel("REV:" + original, Text("mdtrt_id", _source.Fields.Encounter), target);
    }

    private Assertion Compensate()
    {
        var number = Text("oinfno", _source.UndoneTransaction);
        var message = Required("omsgid", _source.UndoneMessage);
        return Cancel($"CMP:{number}:{message}", string.Empty, new CancellationTarget.OfMessage(message));
    }

    private Assertion List()
    {
        RequireBody(WireBody.SettlementList, "setl_list");
        ref var body = ref _source.Fields;
        var encounter = Required("mdtrt_id", body.Encounter);
        var settlement = Text("setl_id", body.Settlement);
        return Assert(FactKey.SettlementList(encounter, settlement), new SettlementList
        {
            EventTime = _eventTime,
            Encounter = new EncounterId(encounter),
            Provider = Provider(),
            Region = Region(),
            Settlement = settlement.Length == 0 ? default : FactKey.Settlement(settlement),
            DrgCode = Text("drg_code", body.Code),
            DipCode = Text("dip_code", body.OtherCode),
            WeightE4 = _fields.QuantityE4("rs_weight_e4", body.Number) / 10_000,
            InpatientDays = body.Days,
            Diagnoses = Codes(_source.Diagnoses, "diag_code"),
            Operations = Codes(_source.Operations, "oprn_code"),
        });
    }

    private Assertion Move()
    {
        RequireBody(WireBody.Stock, "stock");
        ref var body = ref _source.Fields;
        var kind = Kind("stock.kind", body.MoveKind, allowed: 7);
        var isDeletion = kind == 7;
        var named = isDeletion ? Kind("stock.rs_deleted_kind", body.DeletedKind, allowed: 6) : kind;
        var provider = RequiredProvider();
        var batch = Required("fixmedins_bchno", body.Batch);
        var document = Text("rtal_docno", body.Document);
        var key = FactKey.StockMove(provider, batch, (StockMoveKind)named, document, Text("rs_line", body.Line));
        if (isDeletion)
        {
            return Cancel("CAN:" + key, key.Value, new CancellationTarget.OfFact(key, CancelledVersion));
        }

        var moved = _fields.Time("move_time", body.At);
        var settlement = Text("setl_id", body.Settlement);
        var person = Text("psn_key", body.Person);
        return Assert(key, new StockMove
        {
            EventTime = moved.IsGiven ? moved : _eventTime,
            Encounter = new EncounterId(key.Value),
            Provider = provider,
            Region = Region(),
            Kind = (StockMoveKind)kind,
            Item = Required("med_list_codg", body.Item),
            Batch = batch,
            Lot = Text("manu_lotnum", body.Lot),
            QuantityE4 = _fields.QuantityE4("cnt", body.Number),
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
        ref var body = ref _source.Fields;
        var from = Text("from_fixmedins_code", body.From);
        var to = Text("to_fixmedins_code", body.To);
        var disease = Text("dise_no", body.Disease);
        var begun = _fields.Time("begndate", body.BegunAt);
        if (kind == FilingKind.Transfer ? to.Length == 0 : disease.Length == 0)
        {
            var name = kind == FilingKind.Transfer ? "to_fixmedins_code" : "dise_no";
            _fields.Reject(DeadLetterReason.MissingField, $"{name} is absent; a filing of type {(EventType)_source.Type} needs it");
        }

        var key = FactKey.Filing(kind, kind == FilingKind.Transfer ? $"{from}:{to}" : disease, begun);
        if (body.IsCancelled)
        {
            return Cancel("CAN:" + key, key.Value, new CancellationTarget.OfFact(key, CancelledVersion));
        }

        return Assert(key, new Filing
        {
            EventTime = _eventTime,
            Encounter = new EncounterId(key.Value),
            Provider = Provider(),
            Region = Region(),
            Kind = kind,
            From = from.Length == 0 ? default : new ProviderId(from),
            To = to.Length == 0 ? default : new ProviderId(to),
            Disease = disease,
            BegunAt = begun,
            EndedAt = _fields.Time("enddate", body.EndedAt),
        });
    }

    private Assertion Feedback()
    {
        RequireBody(WireBody.Feedback, "feedback");
        var finding = Required("warn_rslt_id", _source.Fields.Code);
        var way = Required("dspo_way", _source.Fields.Kind);
        var reason = Text("dspo_way_rea", _source.Fields.Reason);
        if (way is not ("1" or "2"))
        {
            _fields.Reject(DeadLetterReason.InvalidValue, $"dspo_way is \"{way}\"; it must be 1 (continue) or 2 (change)");
        }

        if (way == "1" && reason.Length == 0)
        {
            _fields.Reject(DeadLetterReason.MissingField, "dspo_way_rea is absent; who continues (dspo_way 1) gives a reason");
        }

        var key = FactKey.AuditFeedback(finding);
        return Assert(key, new AuditFeedback
        {
            EventTime = _eventTime,
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
        ref var body = ref _source.Fields;
        var alert = Required("alert_id", body.Code);
        var stage = Text("stage", body.Kind);
        var key = FactKey.Disposition(alert, stage);
        return Assert(key, new Disposition
        {
            EventTime = _eventTime,
            Encounter = new EncounterId(key.Value),
            Provider = Provider(),
            Region = Region(),
            Alert = alert,
            Decision = Required("decision", body.Reason),
            Stage = stage,
            Reviewer = Text("reviewer", body.OtherCode),
        });
    }

    private WireEvent.BodyFields Encounter(out string id)
    {
        RequireBody(WireBody.Encounter, "encounter");
        id = Required("mdtrt_id", _source.Fields.Encounter);
        _fields.Service(_source.Fields.Service);
        _fields.Finite("person.age", _source.Fields.Age);
        return _source.Fields;
    }

    private Assertion Assert(FactKey derived, Fact content)
    {
        var given = Text("rs_business_key", _source.BusinessKey);
        return new Assertion
        {
            Key = given.Length > 0 ? new FactKey(given) : derived,
            Version = Math.Max(1, _source.Version),
            IngestedAt = _ingested,
            MessageId = MessageId(),
            Content = content,
        };
    }

    private Assertion Cancel(string derived, string encounter, CancellationTarget target) => Assert(new FactKey(derived), new Cancellation
    {
        EventTime = _eventTime,
        Encounter = encounter.Length == 0 ? default : new EncounterId(encounter),
        Provider = Provider(),
        Region = Region(),
        Target = target,
    });

    /// <summary>The newest version that a cancellation takes back: its own, or all if it gives none.</summary>
    private uint CancelledVersion => _source.Version == 0 ? uint.MaxValue : _source.Version;

    private int Kind(string name, int value, int allowed)
    {
        if (value < 1 || value > allowed)
        {
            _fields.Reject(
                DeadLetterReason.InvalidValue,
                $"{name} is {value}, outside 1 to {allowed}; say what kind of stock record it is");

            // Whatever narrows the value later must not overflow.
            return 0;
        }

        return value;
    }

    private void RequireBody(WireBody body, string name)
    {
        if (_source.Body != body)
        {
            _fields.Reject(
                DeadLetterReason.MissingField,
                $"{name} is absent: type {(EventType)_source.Type} needs it, and the record carries {_source.Body}");
        }
    }

    private string MessageId()
    {
        var message = Text("msgid", _source.Message);
        return message.Length > 0 ? message : Text("medins_setl_id", _source.SettlementMessage);
    }

    private ProviderId RequiredProvider() => new(Required("fixmedins_code", _source.Provider));

    private ProviderId Provider()
    {
        var code = Text("fixmedins_code", _source.Provider);
        return code.Length == 0 ? default : new ProviderId(code);
    }

    private string Region() => Text("mdtrtarea_admvs", _source.Region);

    private string Text(string name, WireText text) => TextPool.Current.Text(_fields.Text(name, text));

    private string Required(string name, WireText text) => TextPool.Current.Text(_fields.Required(name, text));

    private List<string> Texts(string name) =>
        [.. _source.Texts.Select(text => Text(name, text)).Where(text => text.Length > 0)];

    private List<string> Codes(List<WireCode> codes, string name)
    {
        WireCodes.Sort(codes);
        return [.. codes.Select(code => Text(name, code.Code)).Where(code => code.Length > 0)];
    }
}
