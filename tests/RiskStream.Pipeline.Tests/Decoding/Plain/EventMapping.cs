using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Tests.Decoding.Plain;

/// <summary>From the contract's events to statements of facts, written for the eye: what the hot path must equal.</summary>
internal static class EventMapping
{
    public static PersonEvent Map(Envelope envelope, EventTimestamp takenAt, FieldReader fields)
    {
        var eventTime = fields.RequiredTime("event_time", envelope.EventTime);
        var ingested = fields.Time("rs_ingest_time", envelope.RsIngestTime);
        var record = new MappedRecord(envelope, eventTime, ingested.IsGiven ? ingested : takenAt, fields);
        var assertions = AssertionsOf(record);
        var person = PersonKeyOf(envelope);
        var needsNone = envelope.Type is EventType.StockMove or EventType.AuditFeedback or EventType.AlertDisposed;
        var key = needsNone ? fields.Text("psn_key", person) : fields.Required("psn_key", person);
        return new PersonEvent
        {
            Beneficiary = key.Length == 0 ? default : new BeneficiaryId(key),
            Ledger = envelope.Type switch
            {
                EventType.StockMove => $"STK:{envelope.FixmedinsCode}:{envelope.Stock?.FixmedinsBchno}",
                EventType.AuditFeedback when key.Length == 0 => $"FBK:{envelope.Feedback?.WarnRsltId}",
                EventType.AlertDisposed when key.Length == 0 => $"DSP:{envelope.Disposition?.AlertId}",
                _ => key,
            },
            EventTime = eventTime,
            IngestedAt = record.IngestedAt,
            Assertions = fields.Fault is null ? assertions : [],
            IsBackfill = envelope.RsBackfill,
        };
    }

    private static IReadOnlyList<Assertion> AssertionsOf(MappedRecord record)
    {
        switch (record.Envelope.Type)
        {
            case EventType.Admission or EventType.AdmissionChanged:
                return [EncounterMapping.Admission(record)];
            case EventType.AdmissionCancelled:
                return [EncounterMapping.Cancel(record, "ADM:")];
            case EventType.Discharge:
                return [EncounterMapping.Discharge(record)];
            case EventType.DischargeCancelled:
                return [EncounterMapping.Cancel(record, "DIS:")];
            case EventType.FeeDetail:
                return LineMapping.Batch(record);
            case EventType.FeeDetailCancelled:
                return [LineMapping.Cancel(record)];
            case EventType.Settlement or EventType.ManualReimbursement:
                return SettlementMapping.Settle(record);
            case EventType.SettlementReversed:
                return [SettlementMapping.Reverse(record)];
            case EventType.TechnicalReversal:
                return [SettlementMapping.Compensate(record)];
            case EventType.Registration:
                return [EncounterMapping.Registration(record)];
            case EventType.RegistrationCancelled:
                return [EncounterMapping.Cancel(record, "REG:")];
            case EventType.EncounterDiagnosed:
                return [EncounterMapping.Visit(record)];
            case EventType.SettlementList:
                return [RecordMapping.List(record)];
            case EventType.StockMove:
                return [RecordMapping.Move(record)];
            case EventType.TransferRecord:
                return [RecordMapping.File(record, FilingKind.Transfer)];
            case EventType.ChronicRecord:
                return [RecordMapping.File(record, FilingKind.ChronicDisease)];
            case EventType.AuditFeedback:
                return [RecordMapping.Feedback(record)];
            case EventType.AlertDisposed:
                return [RecordMapping.Dispose(record)];
            case EventType.Unspecified:
                record.Fields.Reject(
                    DeadLetterReason.UnknownType, "type is EVENT_TYPE_UNSPECIFIED or not known; use a name of EventType");
                return [];
            default:
                if (!Enum.IsDefined(record.Envelope.Type))
                {
                    record.Fields.Reject(
                        DeadLetterReason.UnknownType, $"type is {(int)record.Envelope.Type}, which EventType does not define");
                }

                return [];
        }
    }

    private static string PersonKeyOf(Envelope envelope) => envelope.BodyCase switch
    {
        Envelope.BodyOneofCase.Encounter => envelope.Encounter.Person?.PsnKey ?? string.Empty,
        Envelope.BodyOneofCase.FeeDetail => envelope.FeeDetail.Person?.PsnKey ?? string.Empty,
        Envelope.BodyOneofCase.FeeCancel => envelope.FeeCancel.PsnKey,
        Envelope.BodyOneofCase.Settlement => envelope.Settlement.Person?.PsnKey ?? string.Empty,
        Envelope.BodyOneofCase.Reversal => envelope.Reversal.PsnKey,
        Envelope.BodyOneofCase.Stock => OrEnvelopeKey(envelope.Stock.PsnKey, envelope),
        Envelope.BodyOneofCase.Filing => OrEnvelopeKey(envelope.Filing.PsnKey, envelope),
        _ => envelope.PsnKey,
    };

    private static string OrEnvelopeKey(string key, Envelope envelope) => key is "" or "-" or "null" ? envelope.PsnKey : key;
}
