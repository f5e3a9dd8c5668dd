using RiskStream.LoadTests.Driving;
using RiskStream.LoadTests.Measuring;

namespace RiskStream.LoadTests.Checks;

/// <summary>
/// Checks at a steady rate while the stream runs at another: what answers take, and what the stream's alerts take with and without them.
/// </summary>
internal static class CheckLoad
{
    private const int MostWaiting = 50_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    public static async Task<CheckLoadResult> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var persons = new LoadPersons(options.Persons, now);
        await using var system = await SystemUnderLoad.StartAsync(options.Partitions, keepsRedisOnDisk: false, cancellationToken);
        var bytes = await StoredPersons.StoreAsync(system, persons, now, cancellationToken);
        await Console.Error.WriteLineAsync($"{options.Persons} persons are stored, {bytes / options.Persons} bytes each");
        var ready = await system.ServeAsync([], cancellationToken);
        using var asker = new CheckAsker(system.Grpc);
        await AskFirstAsync(asker, persons, ready);
        using var stream = new StreamLoad(system, persons, options.Seed);
        var questions = new CheckQuestions(persons, "load", options.Seed);

        // Both at once, so that neither part of the measurement runs on colder code than the other.
        await Task.WhenAll(
            stream.RunAsync(options.StreamRate, WarmUp, cancellationToken),
            new OpenLoop(options.Rate / 2.0, MostWaiting).RunAsync(
                WarmUp, (number, due) => asker.AskAsync(questions.Next(number), number, due), cancellationToken));
        await stream.SettleAsync(Settling, cancellationToken);

        var length = TimeSpan.FromSeconds(options.Seconds);
        var (without, idle) = (stream.Begin(), system.ServiceCpu);
        await stream.RunAsync(options.StreamRate, length, cancellationToken);
        idle = system.ServiceCpu - idle;
        var missingWithout = await stream.SettleAsync(Settling, cancellationToken);

        var (with, tally, cpu) = (stream.Begin(), asker.Begin(), system.ServiceCpu);
        var asked = new CheckQuestions(persons, "asked", options.Seed + 1);
        var loop = new OpenLoop(options.Rate, MostWaiting);
        var streaming = stream.RunAsync(options.StreamRate, length, cancellationToken);
        var took = await loop.RunAsync(length, (number, due) => asker.AskAsync(asked.Next(number), number, due), cancellationToken);
        await streaming;
        cpu = system.ServiceCpu - cpu;
        var missing = await stream.SettleAsync(Settling, cancellationToken);
        return new CheckLoadResult
        {
            ChecksPerSecond = Math.Round(tally.Latencies.Count / took.TotalSeconds),
            Errors = tally.Errors + loop.Dropped,
            Degraded = tally.Degraded,
            P50Ms = tally.Latencies.AtMs(50),
            P99Ms = tally.Latencies.AtMs(99),
            P999Ms = tally.Latencies.AtMs(99.9),
            ServiceP50Ms = tally.Service.AtMs(50),
            ServiceP99Ms = tally.Service.AtMs(99),
            StreamP99Ms = with.AtMs(99),
            StreamP99MsWithout = without.AtMs(99),
            StreamP50Ms = with.AtMs(50),
            StreamP50MsWithout = without.AtMs(50),
            AlertsMissing = missing + missingWithout,
            ServiceCores = Math.Round(cpu / took, 2),
            CpuMicrosecondsPerCheck = Math.Round((cpu - idle).TotalMicroseconds / Math.Max(1, tally.Latencies.Count)),
            Persons = options.Persons,
            Seconds = options.Seconds,
            RateAsked = options.Rate,
            StreamRate = options.StreamRate,
            FirstError = tally.FirstError,
            DegradedReason = tally.LastReason,
        };
    }

    private static async Task AskFirstAsync(CheckAsker asker, LoadPersons persons, TimeSpan ready)
    {
        var first = asker.Begin();
        for (var number = 0; number < 10; number++)
        {
            await asker.AskAsync(new CheckQuestions(persons, "first", number).Next(number), number, System.Diagnostics.Stopwatch.GetTimestamp());
        }

        await Console.Error.WriteLineAsync(
            $"ready after {ready.TotalSeconds:0.0} s; of the first ten checks {first.Degraded} degraded, the slowest {first.Latencies.LongestMs} ms, "
            + $"by the service's own clock {first.Service.LongestMs} ms");
    }
}
