using RiskStream.EventTime;
using RiskStream.Ports;

namespace RiskStream.Alerting.Hub;

/// <summary>What an alert hub has done since its start, and holds now.</summary>
public sealed record AlertHubStatus
{
    /// <summary>Whether it accepts subscribers.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Its place in the alert log.</summary>
    public required AlertLogPosition Position { get; init; }

    /// <summary>
    /// Everything recorded up to here was handed to those who are up to date; absent while not known.
    /// </summary>
    public required EventTimestamp AsOf { get; init; }

    /// <summary>Alerts held in memory.</summary>
    public required int RecentAlerts { get; init; }

    /// <summary>Subscribers.</summary>
    public required int Subscribers { get; init; }

    /// <summary>Those of them who are up to date.</summary>
    public required int LiveSubscribers { get; init; }

    /// <summary>Those of them for whom the log is being read.</summary>
    public required int CatchUpReaders { get; init; }

    /// <summary>Alerts taken up from the log since the start, copies left out.</summary>
    public required long AlertsTaken { get; init; }

    /// <summary>Alerts that the log had shown before.</summary>
    public required long CopiesDropped { get; init; }

    /// <summary>Records of the log that were no alert.</summary>
    public required long RecordsUnreadable { get; init; }

    /// <summary>Subscribers cut off because their buffer was full.</summary>
    public required long SubscribersCutOff { get; init; }
}
