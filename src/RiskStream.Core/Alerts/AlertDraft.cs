using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Alerts;

/// <summary>
/// What the facts say now about one episode of one rule: a pure function of the effective facts, without revision or time of
/// making. An episode is the span of event time in which the rule's condition holds without a break.
/// </summary>
public sealed record AlertDraft
{
    /// <summary>The most evidence keys that an alert carries.</summary>
    public const int MaxEvidence = 200;

    /// <summary>The civil day on which the condition first holds.</summary>
    public required CivilDay Anchor { get; init; }

    /// <summary>The first instant of the episode.</summary>
    public required EventTimestamp Start { get; init; }

    /// <summary>The first instant at which the condition no longer holds.</summary>
    public required EventTimestamp End { get; init; }

    /// <summary>The highest severity in the episode.</summary>
    public required Severity Severity { get; init; }

    /// <summary>First instant of the window in which the value was measured.</summary>
    public required EventTimestamp WindowStart { get; init; }

    /// <summary>First instant after that window.</summary>
    public required EventTimestamp WindowEnd { get; init; }

    /// <summary>The value, at the episode's peak.</summary>
    public required double Measured { get; init; }

    /// <summary>The limit that it reaches.</summary>
    public required double Threshold { get; init; }

    /// <summary>What was measured, e.g. <c>encounters in 30 d</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>What it was compared with, if anything.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>Exclusion set to the number of facts that it removed from the window.</summary>
    public IReadOnlyDictionary<string, long> Excluded { get; init; } = new Dictionary<string, long>();

    /// <summary>Keys of the facts in the window, by event time; at most <see cref="MaxEvidence"/>.</summary>
    public required IReadOnlyList<FactKey> Evidence { get; init; }

    /// <summary>How many facts there were in all.</summary>
    public required int EvidenceTotal { get; init; }

    /// <summary>The violating part of the money, if the rule can tell.</summary>
    public Money? AmountAtRisk { get; init; }

    /// <summary><c>computed</c>, or why the amount could not be.</summary>
    public required string AmountStatus { get; init; }

    /// <summary>The finding in Chinese.</summary>
    public required string SentenceZh { get; init; }

    /// <summary>The finding in English.</summary>
    public required string SentenceEn { get; init; }

    /// <summary>Where, if one institution is meant.</summary>
    public ProviderId Provider { get; init; }

    /// <summary>Region code of the place of treatment.</summary>
    public string Region { get; init; } = string.Empty;

    /// <summary>The encounter whose bill is in doubt, if it is one; alerts on one encounter are one case.</summary>
    public EncounterId Encounter { get; init; }

    /// <summary>The fact with which the peak was reached.</summary>
    public FactKey TriggeredBy { get; init; }

    /// <summary>When that fact happened.</summary>
    public EventTimestamp TriggeredAt { get; init; }

    /// <summary>Exclusion set or reference list to the version that was used.</summary>
    public IReadOnlyDictionary<string, string> ListVersions { get; init; } = new Dictionary<string, string>();
}
