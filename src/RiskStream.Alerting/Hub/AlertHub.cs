using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskStream.Alerting.Hosting;
using RiskStream.Alerting.Subscriptions;
using RiskStream.EventTime;
using RiskStream.Ports;

namespace RiskStream.Alerting.Hub;

/// <summary>
/// Where subscribers meet the alert log. It holds the recent alerts in memory and hands each new one to those who
/// want it; who comes back from further behind reads the log on his own until he is up to date. One slow subscriber
/// costs the others nothing. An <see cref="AlertFollower"/> keeps it going. Safe for concurrent use.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A token source without timer, a semaphore without handle.")]
public sealed partial class AlertHub
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    private readonly AlertFanOut _fanOut;
    private readonly ILogger<AlertHub> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private int _subscribers;

    /// <summary>A hub over a log. Nobody can subscribe before its follower has found the log's end.</summary>
    public AlertHub(IAlertLog log, IOptions<AlertingOptions> options, TimeProvider clock, ILogger<AlertHub> logger)
    {
        Log = log;
        Options = options.Value;
        Clock = clock;
        _logger = logger;
        _fanOut = new AlertFanOut(Options.RecentAlerts, Options.RememberedAlerts, Options.SubscriberBuffer);
        CatchUpTurns = new SemaphoreSlim(Options.CatchUpReaders);
    }

    /// <summary>What it does and holds, for metrics and for the curious.</summary>
    public AlertHubStatus Status
    {
        get
        {
            var counts = _fanOut.Counts;
            var mark = _fanOut.Mark;
            return new AlertHubStatus
            {
                IsOpen = _fanOut.IsOpen,
                Position = mark.Position,
                AsOf = mark.AsOf,
                RecentAlerts = counts.Recent,
                Subscribers = Volatile.Read(ref _subscribers),
                LiveSubscribers = counts.Attached,
                CatchUpReaders = Options.CatchUpReaders - CatchUpTurns.CurrentCount,
                AlertsTaken = counts.Taken,
                CopiesDropped = counts.Copies,
                RecordsUnreadable = counts.Unreadable,
                SubscribersCutOff = counts.CutOff,
            };
        }
    }

    internal AlertingOptions Options { get; }

    internal TimeProvider Clock { get; }

    internal IAlertLog Log { get; }

    internal SemaphoreSlim CatchUpTurns { get; }

    internal AlertLogPosition RecentFrom => _fanOut.RecentFrom;

    internal AlertLogPosition Position => _fanOut.Mark.Position;

    internal CancellationToken Stopping => _stopping.Token;

    /// <summary>
    /// Finds the place that a subscriber wants to start from. Asks the log only where the hub's memory does not tell.
    /// </summary>
    public async Task<SubscribeOutcome> SubscribeAsync(SubscriptionTerms terms, CancellationToken cancellationToken)
    {
        if (!_fanOut.IsOpen)
        {
            return new SubscribeOutcome.Unavailable(_stopping.IsCancellationRequested
                ? "This instance of the service stops. Subscribe again; another instance will answer."
                : "The alert hub has not yet found its place in the alert log. Try again in a moment.");
        }

        try
        {
            return terms.Start switch
            {
                SubscriptionStart.Now => Accept(terms, _fanOut.Now),
                SubscriptionStart.After after => await ProblemOfAsync(after.Token, cancellationToken) is { } problem
                    ? new SubscribeOutcome.Refused(problem)
                    : Accept(terms, after.Token.Position),
                SubscriptionStart.From from => await FromAsync(terms, from.RecordedAt, cancellationToken),
                _ => Accept(terms, await Log.BeginningAsync(cancellationToken)),
            };
        }
        catch (AlertLogUnavailableException fault)
        {
            LogStartUnknown(fault.Message);
            return new SubscribeOutcome.Unavailable(
                "The alert log does not answer, so the start cannot be found. Try again in a moment.");
        }
    }

    /// <summary>
    /// Ends all subscriptions, with the token to take them up again elsewhere. No new one is accepted.
    /// </summary>
    public void Stop()
    {
        _fanOut.Stop();
        _stopping.Cancel();
    }

    internal void Begin(AlertLogPosition from, AlertLogPosition end) => _fanOut.Begin(from, end);

    internal void Promise(EventTimestamp at, AlertLogPosition end) => _fanOut.Promise(at, end);

    internal void Take(LoggedAlert logged)
    {
        if (!_fanOut.Take(logged))
        {
            LogUnreadable(logged.Partition, logged.Offset, logged.Bytes.Length);
        }
    }

    internal AlertFeed Open(AlertLogPosition place, AlertFilter filter)
    {
        if (_fanOut.Join(place, filter) is { } feed)
        {
            return feed;
        }

        LogCatchUp();
        return new CatchUpFeed(this, place, filter);
    }

    internal void Leave() => Interlocked.Decrement(ref _subscribers);

    private SubscribeOutcome Accept(SubscriptionTerms terms, AlertLogPosition place)
    {
        if (Interlocked.Increment(ref _subscribers) > Options.MaxSubscribers)
        {
            Leave();
            return new SubscribeOutcome.Unavailable(
                $"This instance already serves {Options.MaxSubscribers} subscribers " +
                $"({AlertingOptions.Section}:MaxSubscribers). Try another instance, or again later.");
        }

        return new SubscribeOutcome.Accepted(new AlertSubscription(this, terms, place));
    }

    private async Task<SubscribeOutcome> FromAsync(
        SubscriptionTerms terms, EventTimestamp recordedAt, CancellationToken cancellationToken)
    {
        var now = EventTimestamp.FromUtc(Clock.GetUtcNow());
        return recordedAt > now + ClockTolerance
            ? new SubscribeOutcome.Refused(
                $"from_time is {recordedAt}, but it is only {now} here. Leave it out to subscribe from now on.")
            : Accept(terms, await Log.AtAsync(recordedAt, cancellationToken));
    }

    private async Task<string?> ProblemOfAsync(ResumeToken token, CancellationToken cancellationToken)
    {
        if (!Position.Reaches(token.Position)
            && token.ProblemWithEnd(await Log.EndAsync(cancellationToken)) is { } problem)
        {
            return problem;
        }

        return token.Position.Reaches(RecentFrom)
            ? null
            : token.ProblemWithBeginning(await Log.BeginningAsync(cancellationToken));
    }

    [LoggerMessage(4001, LogLevel.Warning, "Skipped, not an alert: partition {Partition}, offset {Offset}, {Length} B")]
    private partial void LogUnreadable(int partition, long offset, int length);

    [LoggerMessage(4002, LogLevel.Information, "A subscriber reads the alert log until it is up to date")]
    private partial void LogCatchUp();

    [LoggerMessage(4003, LogLevel.Warning, "A subscriber was turned away, its start is not known: {Reason}")]
    private partial void LogStartUnknown(string reason);
}
