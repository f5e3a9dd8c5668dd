using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RiskStream.EventTime;
using RiskStream.Ports;

namespace RiskStream.Alerting.Hub;

/// <summary>
/// Keeps a hub going: finds the log's end, fills the hub's memory with what lies before it, and follows the log from
/// there. When the log does not answer it tries again, for ever and from the same place, so nothing is left out. Ends
/// the subscriptions as soon as the application begins to stop: the server would otherwise wait for them.
/// </summary>
public sealed partial class AlertFollower(
    AlertHub hub, IHostApplicationLifetime lifetime, ILogger<AlertFollower> logger) : BackgroundService
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(10);

    private bool _begun;
    private TimeSpan _retry = FirstRetry;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = lifetime.ApplicationStopping.Register(hub.Stop);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        try
        {
            Task[] both = [FollowAsync(either.Token), WatchEndAsync(either.Token)];
            await Task.WhenAny(both);
            await either.CancelAsync();
            await Task.WhenAll(both);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
        finally
        {
            hub.Stop();
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await ReadOnAsync(cancellationToken);
            }
            catch (AlertLogUnavailableException fault)
            {
                LogUnavailable(fault.Message, _retry);
            }

            await Task.Delay(_retry, hub.Clock, cancellationToken);
            _retry = _retry * 2 < LastRetry ? _retry * 2 : LastRetry;
        }
    }

    private async Task ReadOnAsync(CancellationToken cancellationToken)
    {
        var from = _begun ? hub.Position : await BeginAsync(cancellationToken);
        await foreach (var logged in hub.Log.ReadAsync(from, cancellationToken))
        {
            hub.Take(logged);
            _retry = FirstRetry;
        }
    }

    // Returns where to read from: some alerts before those that the memory holds, so that copies of them are
    // recognised.
    private async Task<AlertLogPosition> BeginAsync(CancellationToken cancellationToken)
    {
        var now = EventTimestamp.FromUtc(hub.Clock.GetUtcNow());
        var beginning = await hub.Log.BeginningAsync(cancellationToken);
        var end = await hub.Log.EndAsync(cancellationToken);
        var perPartition = (hub.Options.RecentAlerts / Math.Max(1, end.NextOffsets.Count)) + 1;
        var from = end.SteppedBack(perPartition, beginning);
        hub.Begin(from, end);
        hub.Promise(now, end);
        _begun = true;
        LogBegun(end.NextOffsets.Count, end.NextOffsets.Sum(entry => entry.Value - from.NextOf(entry.Key)));
        return from.SteppedBack(hub.Options.CopyReach, beginning);
    }

    private async Task WatchEndAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(hub.Options.AsOfInterval, hub.Clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                var now = EventTimestamp.FromUtc(hub.Clock.GetUtcNow());
                hub.Promise(now, await hub.Log.EndAsync(cancellationToken));
            }
            catch (AlertLogUnavailableException fault)
            {
                LogEndUnknown(fault.Message);
            }
        }
    }

    [LoggerMessage(4011, LogLevel.Information, "Following the alert log: {Partitions} partitions, {Alerts} back")]
    private partial void LogBegun(int partitions, long alerts);

    [LoggerMessage(4012, LogLevel.Warning, "The alert log cannot be read: {Reason}. Reading on in {Retry}")]
    private partial void LogUnavailable(string reason, TimeSpan retry);

    [LoggerMessage(4013, LogLevel.Warning, "The alert log does not tell its end: {Reason}. Heartbeats lag")]
    private partial void LogEndUnknown(string reason);
}
