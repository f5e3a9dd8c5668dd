using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Protocol.V1;
using RiskStream.Statements;
using Fact = RiskStream.Facts.Fact;

namespace RiskStream.Pipeline.HotPath;

/// <summary>What the mappings of the rarer events have in common. Used by one caller at a time.</summary>
internal abstract class WireAssertions
{
    protected WireAssertions(WireEvent source, WireFields fields)
    {
        Source = source;
        Fields = fields;
    }

    protected WireEvent Source { get; }

    protected WireFields Fields { get; }

    protected EventTimestamp EventTime { get; private set; }

    protected EventTimestamp Ingested { get; private set; }

    /// <summary>What the event states, or null if there is a fault.</summary>
    public Statement? Map(EventTimestamp eventTime, EventTimestamp ingested)
    {
        (EventTime, Ingested) = (eventTime, ingested);
        var assertion = AssertionOf((EventType)Source.Type);
        return assertion is null || Fields.Fault is not null ? null : StatementCodec.Encode([assertion])[0];
    }

    /// <summary>What an event of the type asserts; null if it is not one of these.</summary>
    protected abstract Assertion? AssertionOf(EventType type);

    /// <summary>
    /// A fact's identity follows from the body: by what stands there other transactions name it. An adapter's own business key says
    /// nothing that they could refer to.
    /// </summary>
    protected Assertion Assert(FactKey key, Fact content) => new()
    {
        Key = key,
        Version = Math.Max(1, Source.Version),
        IngestedAt = Ingested,
        MessageId = MessageId(),
        Content = content,
    };

    protected Assertion Cancel(string derived, string encounter, CancellationTarget target) => Assert(new FactKey(derived), new Cancellation
    {
        EventTime = EventTime,
        Encounter = encounter.Length == 0 ? default : new EncounterId(encounter),
        Provider = Provider(),
        Region = Region(),
        Target = target,
    });

    /// <summary>
    /// What an event takes back that names a fact: versions up to its own, or if it gives none, what was taken in up to then. What is
    /// stated anew later holds.
    /// </summary>
    protected CancellationTarget.OfFact UpToNow(FactKey key) => Source.Version == 0
        ? new CancellationTarget.OfFact(key, uint.MaxValue) { UpTo = Ingested }
        : new CancellationTarget.OfFact(key, Source.Version);

    protected void RequireBody(WireBody body, string name)
    {
        if (Source.Body != body)
        {
            Fields.Reject(DeadLetterReason.MissingField, WireFaults.AbsentBody(name, Source));
        }
    }

    protected string MessageId()
    {
        var message = Text("msgid", Source.Message);
        return message.Length > 0 ? message : Text("medins_setl_id", Source.SettlementMessage);
    }

    protected ProviderId RequiredProvider() => new(Required("fixmedins_code", Source.Provider));

    protected ProviderId Provider()
    {
        var code = Text("fixmedins_code", Source.Provider);
        return code.Length == 0 ? default : new ProviderId(code);
    }

    protected string Region() => Text("mdtrtarea_admvs", Source.Region);

    protected string Text(string name, WireText text) => TextPool.Current.Text(Fields.Text(name, text));

    protected string Required(string name, WireText text) => TextPool.Current.Text(Fields.Required(name, text));

    protected List<string> Texts(string name) =>
        [.. Source.Texts.Select(text => Text(name, text)).Where(text => text.Length > 0)];

    protected List<string> Codes(List<WireCode> codes, string name)
    {
        WireCodes.Sort(codes);
        return [.. codes.Select(code => Text(name, code.Code)).Where(code => code.Length > 0)];
    }
}
