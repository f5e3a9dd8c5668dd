using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Scoring;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Alerting.Board;

/// <summary>An alert on the board: its latest revision as it was recorded, and of it what is asked for. Immutable.</summary>
internal sealed class BoardEntry
{
    private readonly ReadOnlyMemory<byte> _bytes;

    public BoardEntry(Wire.RiskAlert alert, ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        Place = new BoardPlace(alert.AnchorDay, alert.AlertId);
        Revision = alert.Revision;
        Outline = new Wire.RiskAlert
        {
            Kind = alert.Kind,
            Severity = alert.Severity,
            RuleId = string.Intern(alert.RuleId),
            Axis = string.Intern(alert.Axis),
            Dimension = string.Intern(alert.Dimension),
            Admdvs = alert.Admdvs,
            FixmedinsCode = alert.FixmedinsCode,
            SubjectKey = alert.SubjectKey,
        };
        Entities = Stands ? RiskEntity.Of(alert.SubjectKind, alert.SubjectKey, alert.PsnKey, alert.FixmedinsCode) : [];
        Scored = new ScoredAlert(alert.AlertId, alert.RuleId, (Severity)alert.Severity, TimeOf(alert), IsFalsePositive: false);
    }

    /// <summary>Where it stands.</summary>
    public BoardPlace Place { get; }

    /// <summary>Its revision.</summary>
    public uint Revision { get; }

    /// <summary>What filters look at, and nothing else.</summary>
    public Wire.RiskAlert Outline { get; }

    /// <summary>Whom it counts for; nobody once it is withdrawn.</summary>
    public IReadOnlyList<RiskEntity> Entities { get; }

    /// <summary>What counts of it.</summary>
    public ScoredAlert Scored { get; }

    /// <summary>Whether it is not withdrawn.</summary>
    public bool Stands => Outline.Kind != Wire.RiskAlert.Types.Kind.Withdrawn;

    /// <summary>The alert, read anew.</summary>
    public Wire.RiskAlert Read() => Wire.RiskAlert.Parser.ParseFrom(_bytes.Span);

    private static EventTimestamp TimeOf(Wire.RiskAlert alert)
    {
        if (alert.TriggeredByTime is { } told)
        {
            return EventTimestamp.FromUtc(told.ToDateTimeOffset());
        }

        return CivilDay.TryParse(alert.AnchorDay, out var day) ? day.Start : default;
    }
}
