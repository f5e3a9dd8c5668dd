using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RiskStream.Alerting.Hub;
using RiskStream.Ports;

namespace RiskStream.Alerting.Board;

/// <summary>
/// Keeps the board: reads the alert log from its beginning and goes on with what comes. When the log does not answer it tries again, for ever
/// and from the same place.
/// </summary>
public sealed partial class BoardFollower(AlertBoard board, IAlertLog log, TimeProvider clock, ILogger<BoardFollower> logger) : BackgroundService
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(10);

    private AlertLogPosition? _endAtStart;
    private AlertLogPosition _position = AlertLogPosition.Origin;
    private TimeSpan _retry = FirstRetry;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReadOnAsync(stoppingToken);
            }
            catch (AlertLogUnavailableException fault)
            {
                LogUnavailable(fault.Message, _retry);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(_retry, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _retry = _retry * 2 < LastRetry ? _retry * 2 : LastRetry;
        }
    }

    private async Task ReadOnAsync(CancellationToken cancellationToken)
    {
        if (_endAtStart is null)
        {
            _position = await log.BeginningAsync(cancellationToken);
            _endAtStart = await log.EndAsync(cancellationToken);
        }

        CompleteIfThere();
        await foreach (var logged in log.ReadAsync(_position, cancellationToken))
        {
            // What is no alert is told by the hub, which reads the same log.
            if (AlertFanOut.Parse(logged.Bytes) is { } alert)
            {
                board.Take(alert, logged.Bytes);
            }

            _position = _position.After(logged.Partition, logged.Offset);
            _retry = FirstRetry;
            CompleteIfThere();
        }
    }

    private void CompleteIfThere()
    {
        if (!board.IsComplete && _position.Reaches(_endAtStart!))
        {
            board.Complete();
            LogComplete(_position.NextOffsets.Sum(entry => entry.Value));
        }
    }

    [LoggerMessage(4021, LogLevel.Information, "The board of alerts is complete, up to offset {Offsets} in all")]
    private partial void LogComplete(long offsets);

    [LoggerMessage(4022, LogLevel.Warning, "The alert log cannot be read for the board: {Reason}. Reading on in {Retry}")]
    private partial void LogUnavailable(string reason, TimeSpan retry);
}
