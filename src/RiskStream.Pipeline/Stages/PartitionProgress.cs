using RiskStream.EventTime;

namespace RiskStream.Pipeline.Stages;

/// <summary>How far an assigned partition has come.</summary>
/// <param name="Committed">The next offset that is not committed.</param>
/// <param name="LogEnd">The offset after the last that the log is known to hold; as told with the last fetch, and never before <paramref name="Committed"/>.</param>
/// <param name="EventTime">The event time that it has reached; absent before the first batch.</param>
public sealed record PartitionProgress(long Committed, long LogEnd, EventTimestamp EventTime);
