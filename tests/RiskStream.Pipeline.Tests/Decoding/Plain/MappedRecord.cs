using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Tests.Decoding.Plain;

/// <summary>An envelope while it is mapped, with what all its facts have in common.</summary>
internal sealed class MappedRecord
{
    public MappedRecord(Envelope envelope, EventTimestamp eventTime, EventTimestamp ingestedAt, FieldReader fields)
    {
        Envelope = envelope;
        EventTime = eventTime;
        IngestedAt = ingestedAt;
        Fields = fields;
        Version = Math.Max(1, envelope.RsVersion);
    }

    public Envelope Envelope { get; }

    public EventTimestamp EventTime { get; }

    public EventTimestamp IngestedAt { get; }

    public FieldReader Fields { get; }

    public string MessageId => Fields.Text("msgid", Envelope.Msgid) is { Length: > 0 } message
        ? message
        : Fields.Text("medins_setl_id", Envelope.MedinsSetlId);

    public uint Version { get; }

    public string Region => Fields.Text("mdtrtarea_admvs", Envelope.MdtrtareaAdmvs);

    public ProviderId RequiredProvider() => new(Fields.Required("fixmedins_code", Envelope.FixmedinsCode));

    public ProviderId Provider()
    {
        var code = Fields.Text("fixmedins_code", Envelope.FixmedinsCode);
        return code.Length == 0 ? default : new ProviderId(code);
    }

    public Assertion Assert(FactKey key, Fact content) => new()
    {
        Key = key,
        Version = Version,
        IngestedAt = IngestedAt,
        MessageId = MessageId,
        Content = content,
    };

    public Assertion Cancel(FactKey key, EncounterId encounter, CancellationTarget target) => Assert(key, new Cancellation
    {
        EventTime = EventTime,
        Encounter = encounter,
        Provider = Provider(),
        Region = Region,
        Target = target,
    });

    /// <summary>Versions up to the event's own, or without one what was taken in so far.</summary>
    public CancellationTarget UpToNow(FactKey key) => Envelope.RsVersion == 0
        ? new CancellationTarget.OfFact(key, uint.MaxValue) { UpTo = IngestedAt }
        : new CancellationTarget.OfFact(key, Envelope.RsVersion);

    public void RequireBody(Envelope.BodyOneofCase body, string name)
    {
        if (Envelope.BodyCase != body)
        {
            Fields.Reject(
                RiskStream.Pipeline.DeadLetters.DeadLetterReason.MissingField,
                $"{name} is absent: type {Envelope.Type} needs it, and the record carries {Envelope.BodyCase}");
        }
    }

    public IReadOnlyList<string> DiagnosesOf(IEnumerable<Diagnosis> diagnoses) =>
    [
        .. diagnoses.OrderByDescending(diagnosis => diagnosis.MaindiagFlag)
            .ThenBy(diagnosis => diagnosis.DiagSrtNo)
            .Select(diagnosis => Fields.Text("diag_code", diagnosis.DiagCode))
            .Where(code => code.Length > 0),
    ];
}
