using System.Diagnostics.CodeAnalysis;
using Google.Protobuf.WellKnownTypes;
using RiskStream.EventTime;
using RiskStream.Protocol.V1;

namespace RiskStream.Alerting.Subscriptions;

/// <summary>What a subscriber asks for.</summary>
/// <param name="Filter">Which alerts.</param>
/// <param name="Start">From where on.</param>
/// <param name="Heartbeat">How often it hears that all is well.</param>
public sealed record SubscriptionTerms(AlertFilter Filter, SubscriptionStart Start, TimeSpan Heartbeat)
{
    /// <summary>Seconds between heartbeats where the subscriber does not say.</summary>
    public const uint DefaultHeartbeatSeconds = 10;

    /// <summary>The most seconds between heartbeats; the fewest are 1.</summary>
    public const uint MaxHeartbeatSeconds = 300;

    /// <summary>Takes the terms from the wire, or says everything that is wrong with them.</summary>
    public static bool TryRead(
        SubscribeRequest request,
        [NotNullWhen(true)] out SubscriptionTerms? terms,
        [NotNullWhen(false)] out string? problem)
    {
        var hasFilter = AlertFilter.TryRead(request.Filter, out var filter, out var filterProblem);
        var hasStart = TryReadStart(request, out var start, out var startProblem);
        var hasHeartbeat = request.HeartbeatSeconds <= MaxHeartbeatSeconds;
        var heartbeatProblem = hasHeartbeat
            ? null
            : $"heartbeat_seconds is {request.HeartbeatSeconds}; it may be 1 to {MaxHeartbeatSeconds}, or 0 for " +
                $"{DefaultHeartbeatSeconds}.";
        if (hasFilter && hasStart && hasHeartbeat)
        {
            var seconds = request.HeartbeatSeconds == 0 ? DefaultHeartbeatSeconds : request.HeartbeatSeconds;
            terms = new SubscriptionTerms(filter!, start!, TimeSpan.FromSeconds(seconds));
            problem = null;
            return true;
        }

        terms = null;
        string?[] problems = [filterProblem, startProblem, heartbeatProblem];
        problem = string.Join(' ', problems.Where(text => text is not null));
        return false;
    }

    /// <summary>Whether a time from the wire is one.</summary>
    public static bool IsInstant(Timestamp time) =>
        time.Nanos is >= 0 and <= 999_999_999 && time.Seconds is >= -62_135_596_800 and <= 253_402_300_799;

    private static bool TryReadStart(SubscribeRequest request, out SubscriptionStart? start, out string? problem)
    {
        problem = null;
        start = null;
        switch (request.StartCase)
        {
            case SubscribeRequest.StartOneofCase.ResumeToken:
                start = ResumeToken.TryRead(request.ResumeToken.Span, out var token, out problem)
                    ? new SubscriptionStart.After(token)
                    : null;
                break;
            case SubscribeRequest.StartOneofCase.FromTime when !IsInstant(request.FromTime):
                problem = $"from_time is no instant: {request.FromTime.Seconds} s and {request.FromTime.Nanos} ns " +
                    "since 1970; allowed are those of the years 1 to 9999, with 0 to 999999999 ns.";
                break;
            case SubscribeRequest.StartOneofCase.FromTime:
                start = new SubscriptionStart.From(EventTimestamp.FromUtc(request.FromTime.ToDateTimeOffset()));
                break;
            default:
                start = request.FromBeginning ? new SubscriptionStart.Beginning() : new SubscriptionStart.Now();
                break;
        }

        return start is not null;
    }
}
