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

    protected Assertion Assert(FactKey derived, Fact content)
    {
        var given = Text("rs_business_key", Source.BusinessKey);
        return new Assertion
        {
            Key = given.Length > 0 ? new FactKey(given) : derived,
            Version = Math.Max(1, Source.Version),
            IngestedAt = Ingested,
            MessageId = MessageId(),
            Content = content,
        };
    }

    protected Assertion Cancel(string derived, string encounter, CancellationTarget target) => Assert(new FactKey(derived), new Cancellation
    {
        EventTime = EventTime,
        Encounter = encounter.Length == 0 ? default : new EncounterId(encounter),
        Provider = Provider(),
        Region = Region(),
        Target = target,
    });

    /// <summary>The newest version that a cancellation takes back: its own, or all if it gives none.</summary>
    protected uint CancelledVersion => Source.Version == 0 ? uint.MaxValue : Source.Version;

    protected void RequireBody(WireBody body, string name)
    {
        if (Source.Body != body)
        {
            Fields.Reject(
                DeadLetterReason.MissingField,
                $"{name} is absent: type {(EventType)Source.Type} needs it, and the record carries {Source.Body}");
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
