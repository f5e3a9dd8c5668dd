using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Protocol.V1;
using RiskStream.Statements;

namespace RiskStream.Pipeline.HotPath;

/// <summary>
/// From the contract's events to statements of facts: which mapping knows what an event of a type states. Settlements and charge
/// lines, nearly all of the traffic, are written straight into the form that is kept; the rest goes through assertions.
/// Used by one caller at a time.
/// </summary>
internal sealed class WireMapping
{
    private readonly WireEvent _source;
    private readonly WireFields _fields;
    private readonly WireSettlements _settlements;
    private readonly WireEncounters _encounters;
    private readonly WireFilings _filings;

    public WireMapping(WireEvent source)
    {
        _source = source;
        _fields = new WireFields(source);
        _settlements = new WireSettlements(source, _fields);
        _encounters = new WireEncounters(source, _fields);
        _filings = new WireFilings(source, _fields);
    }

    /// <summary>What is wrong with the event that was mapped last, or null.</summary>
    public (DeadLetterReason Reason, string Detail)? Fault => _fields.Fault;

    /// <summary>What the event says; meaningless if there is a fault. <paramref name="takenAt"/> stands in for a missing ingestion time.</summary>
    public PersonEvent Map(EventTimestamp takenAt)
    {
        _fields.Begin();
        var eventTime = _fields.RequiredTime("event_time", _source.EventTime);
        var ingested = _fields.Time("rs_ingest_time", _source.IngestedAt);
        ingested = ingested.IsGiven ? ingested : takenAt;
        var statement = StatementOf(eventTime, ingested);
        var person = PersonOf();
        return new PersonEvent
        {
            Beneficiary = person,
            Ledger = LedgerOf(person),
            EventTime = eventTime,
            IngestedAt = ingested,
            Statements = statement is null ? [] : [statement],
            IsBackfill = _source.IsBackfill,
        };
    }

    private Statement? StatementOf(EventTimestamp eventTime, EventTimestamp ingested)
    {
        switch ((EventType)_source.Type)
        {
            case EventType.Settlement or EventType.ManualReimbursement:
                return _settlements.Settle(eventTime, ingested);
            case EventType.FeeDetail:
                return _settlements.Charge(eventTime, ingested);
            case EventType.Unspecified:
                _fields.Reject(
                    DeadLetterReason.UnknownType, "type is EVENT_TYPE_UNSPECIFIED or not known; use a name of EventType");
                return null;
            case EventType.PreSettlement or EventType.AuditCheck:
                // A calculation and a question: neither states anything that holds.
                return null;
            case EventType.SettlementList or EventType.StockMove or EventType.TransferRecord or EventType.ChronicRecord
                or EventType.AuditFeedback or EventType.AlertDisposed:
                return _filings.Map(eventTime, ingested);
            case var type when Enum.IsDefined(type):
                return _encounters.Map(eventTime, ingested);
            default:
                _fields.Reject(
                    DeadLetterReason.UnknownType,
                    $"type is {_source.Type}, which EventType does not define; use one of its names, or a service that knows the newer contract");
                return null;
        }
    }

    private BeneficiaryId PersonOf()
    {
        var inBody = _source.Body is not (WireBody.None or WireBody.SettlementList or WireBody.Feedback or WireBody.Disposition);
        var isOptionalInBody = _source.Body is WireBody.Stock or WireBody.Filing;
        var text = inBody && !(isOptionalInBody && WireFields.IsPlaceholder(_source.Bytes(_source.Fields.Person))) ? _source.Fields.Person : _source.EnvelopePerson;
        var key = NeedsNoPerson ? _fields.Text("psn_key", text) : _fields.Required("psn_key", text);
        return key.IsEmpty ? default : new BeneficiaryId(TextPool.Current.Text(key));
    }

    private bool NeedsNoPerson => (EventType)_source.Type is EventType.StockMove or EventType.AuditFeedback or EventType.AlertDisposed;

    /// <summary>What concerns no person, or an institution's stock, has a ledger of its own.</summary>
    private string LedgerOf(BeneficiaryId person) => (EventType)_source.Type switch
    {
        EventType.StockMove => $"STK:{_source.Text(_source.Provider)}:{_source.Text(_source.Fields.Batch)}",
        EventType.AuditFeedback when person.Value is null => $"FBK:{_source.Text(_source.Fields.Code)}",
        EventType.AlertDisposed when person.Value is null => $"DSP:{_source.Text(_source.Fields.Code)}",
        _ => person.Value,
    };
}
