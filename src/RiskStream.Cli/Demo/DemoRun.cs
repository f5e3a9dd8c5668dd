using System.Globalization;
using System.Text.Json;
using RiskStream.Cli.Commands;
using RiskStream.Cli.Generating;
using RiskStream.Cli.Generating.Output;
using RiskStream.Cli.Watching;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Demo;

/// <summary>Runs the demo: events in at a steady rate, alerts out over gRPC, and at the end the sums of both.</summary>
internal sealed class DemoRun : IAsyncDisposable
{
    // The embedded broker drops what lies more than a few MB back, so production waits for consumption.
    private const int MaxAhead = 2_000;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SettleWithin = TimeSpan.FromSeconds(60);

    private readonly DemoRequest _request;
    private readonly DemoStack _stack;
    private readonly AlertPrinter _printer;
    private long _produced;
    private long _received;

    private DemoRun(DemoRequest request, DemoStack stack)
    {
        _request = request;
        _stack = stack;
        _printer = new AlertPrinter(request.Chinese ? AlertLanguage.Zh : AlertLanguage.En);
    }

    public static async Task<int> RunAsync(DemoRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var prefecture = new Prefecture(PrefectureOptions.Demo(request.Seed, request.Events));
            await using var run = new DemoRun(
                request, await DemoStack.StartAsync(prefecture, request.Partitions, cancellationToken));
            return await run.RunAsync(prefecture, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("stopped; nothing is left running");
            return request.Once ? ExitCodes.Failed : ExitCodes.Done;
        }
    }

    public ValueTask DisposeAsync() => _stack.DisposeAsync();

    private async Task<int> RunAsync(Prefecture prefecture, CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync(
            $"broker {_stack.BootstrapServers}, gRPC {_stack.GrpcAddress}, status {_stack.HttpAddress}status; Ctrl-C stops everything");
        await EventuallyAsync(() => _stack.IsReady, "the service is ready", cancellationToken);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = WatchAsync(watching.Token);
        var started = TimeProvider.System.GetTimestamp();
        await ProduceAsync(prefecture.Events(), cancellationToken);
        await SettleAsync(cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        if (!_request.Once)
        {
            await Console.Error.WriteLineAsync("all events are processed; Ctrl-C ends the demo");
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        await watching.CancelAsync();
        await watch;
        return Summarise(seconds);
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            var watcher = new AlertWatcher(new AlertWatcherOptions
            {
                Address = _stack.GrpcAddress,
                Request = new SubscribeRequest { FromBeginning = true },
            });
            await foreach (var alert in watcher.WatchAsync(cancellationToken))
            {
                Interlocked.Increment(ref _received);
                _printer.Print(alert);
            }
        }
        catch (OperationCanceledException)
        {
            // The demo is over.
        }
    }

    private async Task ProduceAsync(IEnumerable<Envelope> events, CancellationToken cancellationToken)
    {
        using var producer = new PacedProducer(_stack.BootstrapServers, "settlement-events", TimeProvider.System);
        foreach (var next in ArrivalOrder.Of(events))
        {
            while (_produced - _stack.Persons.Records > MaxAhead
                || _stack.Persons.Changes - _stack.Institutions.Records > MaxAhead)
            {
                await Task.Delay(Look, cancellationToken);
            }

            await producer.SendAsync(next, _request.Rate, cancellationToken);
            _produced++;
        }

        producer.Flush();
    }

    /// <summary>Waits until every event has gone through both stages and every alert has come back.</summary>
    private Task SettleAsync(CancellationToken cancellationToken) => EventuallyAsync(
        () => _stack.Persons.Records >= _produced
            && _stack.Institutions.Records >= _stack.Persons.Changes
            && Interlocked.Read(ref _received) >= Raised,
        "every event is processed and every alert received",
        cancellationToken);

    private long Raised => _stack.Persons.Alerts + _stack.Institutions.Alerts;

    private static async Task EventuallyAsync(Func<bool> holds, string what, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!holds())
        {
            if (TimeProvider.System.GetElapsedTime(started) > SettleWithin)
            {
                await Console.Error.WriteLineAsync($"gave up waiting until {what}, after {SettleWithin.TotalSeconds} s");
                return;
            }

            await Task.Delay(Look, cancellationToken);
        }
    }

    private int Summarise(double seconds)
    {
        var summary = new DemoSummary
        {
            EventsProduced = _produced,
            EventsProcessed = _stack.Persons.Records,
            AlertsRaised = Raised,
            AlertsReceived = Interlocked.Read(ref _received),
            DeadLetters = _stack.Persons.DeadLettersInAll + _stack.Institutions.DeadLettersInAll,
            Seconds = Math.Round(seconds, 1),
        };
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{summary.EventsProcessed / Math.Max(seconds, 0.001):N0} events/s, paced at {_request.Rate}/s"));
        Console.Out.WriteLine(JsonSerializer.Serialize(summary));
        return summary.IsComplete ? ExitCodes.Done : ExitCodes.Failed;
    }
}
