using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Decoding;

/// <summary>From the contract's events to statements of facts: the one place where the interface's abbreviations are known.</summary>
internal static class EventMapping
{
    public static PersonEvent Map(Envelope envelope, EventTimestamp takenAt, FieldReader fields)
    {
        var eventTime = fields.RequiredTime("event_time", envelope.EventTime);
        var ingested = fields.Time("rs_ingest_time", envelope.RsIngestTime);
        var record = new MappedRecord(envelope, eventTime, ingested.IsGiven ? ingested : takenAt, fields);
        var assertions = AssertionsOf(record);
        return new PersonEvent
        {
            Beneficiary = new BeneficiaryId(fields.Required("psn_key", PersonKeyOf(envelope))),
            EventTime = eventTime,
            IngestedAt = record.IngestedAt,
            Assertions = assertions,
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

    private static string OrEnvelopeKey(string key, Envelope envelope) => key.Length > 0 ? key : envelope.PsnKey;
}
