using RiskStream.EventTime;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Alerting.Board;

/// <summary>How many alerts there are.</summary>
public sealed record AlertCounts
{
    /// <summary>Distinct alerts.</summary>
    public required int Alerts { get; init; }

    /// <summary>Those that are not withdrawn; what follows counts these.</summary>
    public required int Standing { get; init; }

    /// <summary>By rule, in order of rules.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> ByRule { get; init; }

    /// <summary>By severity, the gravest first.</summary>
    public required IReadOnlyList<KeyValuePair<Wire.RiskAlert.Types.Severity, int>> BySeverity { get; init; }

    /// <summary>By institution, those with the most alerts first.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> ByInstitution { get; init; }

    /// <summary>The latest watermark of any alert.</summary>
    public required EventTimestamp AsOf { get; init; }

    /// <summary>Alerts that made room for newer ones and are not counted.</summary>
    public required long LetGo { get; init; }
}
