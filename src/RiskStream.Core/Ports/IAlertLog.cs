using RiskStream.EventTime;

namespace RiskStream.Ports;

/// <summary>
/// The durable record of alerts. Alerts of one partition come in the order in which they were recorded; a batch that was published
/// again may appear twice, with the same alert id and revision. Safe for concurrent use; each reader has its own place.
/// </summary>
public interface IAlertLog
{
    /// <summary>Where the log begins: the first offset that each partition still holds.</summary>
    Task<AlertLogPosition> BeginningAsync(CancellationToken cancellationToken);

    /// <summary>Where the log ends now: the offset after the last of each partition.</summary>
    Task<AlertLogPosition> EndAsync(CancellationToken cancellationToken);

    /// <summary>The place of the first alerts recorded at or after an instant.</summary>
    Task<AlertLogPosition> AtAsync(EventTimestamp recordedAt, CancellationToken cancellationToken);

    /// <summary>
    /// Reads on from a place, and waits at the end for more until cancelled. A place before the log's beginning reads from there.
    /// </summary>
    IAsyncEnumerable<LoggedAlert> ReadAsync(AlertLogPosition from, CancellationToken cancellationToken);
}

/// <summary>An alert as it stands in the log.</summary>
/// <param name="Partition">Partition of the alert topic.</param>
/// <param name="Offset">Offset there.</param>
/// <param name="RecordedAt">When the log took it.</param>
/// <param name="Bytes">The encoded alert.</param>
public sealed record LoggedAlert(int Partition, long Offset, EventTimestamp RecordedAt, ReadOnlyMemory<byte> Bytes);
