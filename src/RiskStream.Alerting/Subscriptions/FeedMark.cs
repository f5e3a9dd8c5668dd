using RiskStream.EventTime;
using RiskStream.Ports;

namespace RiskStream.Alerting.Subscriptions;

/// <summary>How far a feed has come. It is set after the alerts that it covers were handed over.</summary>
/// <param name="Position">Every matching alert before this place was handed over.</param>
/// <param name="AsOf">Everything recorded up to here lies before that place; absent while that is not known.</param>
internal sealed record FeedMark(AlertLogPosition Position, EventTimestamp AsOf);
