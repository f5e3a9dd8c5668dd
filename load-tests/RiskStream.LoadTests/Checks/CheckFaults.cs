using System.Diagnostics;
using System.Text.Json.Serialization;
using RiskStream.LoadTests.Driving;
using RiskStream.Protocol.V1;
using RiskStream.State.Embedded;
using StackExchange.Redis;

namespace RiskStream.LoadTests.Checks;

/// <summary>
/// Asks without pause while Redis holds still for five seconds, is killed, and is started again with what it had written: every question is
/// to be answered, degraded where state did not come, and undegraded again soon after Redis is back.
/// </summary>
internal static class CheckFaults
{
    private const int Askers = 16;
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Trouble = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RecoverWithin = TimeSpan.FromSeconds(60);

    public static async Task<CheckFaultsResult> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var persons = new LoadPersons(options.Persons, now);
        await using var system = await SystemUnderLoad.StartAsync(options.Partitions, keepsRedisOnDisk: true, cancellationToken);
        await StoredPersons.StoreAsync(system, persons, now, cancellationToken);
        await system.ServeAsync([], cancellationToken);
        using var asker = new CheckAsker(system.Grpc);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var tally = asker.Begin();
        var last = new Watch();
        var asking = Enumerable.Range(0, Askers).Select(number => AskAsync(asker, new CheckQuestions(persons, $"a{number}", number), number, last, over.Token)).ToList();
        await Task.Delay(Calm, cancellationToken);
        await PauseAsync(system.Redis);
        await Task.Delay(Trouble, cancellationToken);
        var afterPause = await last.RecoveredAsync(RecoverWithin, cancellationToken);
        await Task.Delay(Calm, cancellationToken);
        await system.Redis.KillAsync();
        await Task.Delay(Trouble, cancellationToken);
        await system.Redis.RestartAsync(cancellationToken);
        var afterKill = await last.RecoveredAsync(RecoverWithin, cancellationToken);
        await over.CancelAsync();
        await Task.WhenAll(asking);
        return new CheckFaultsResult
        {
            Answers = tally.Latencies.Count,
            Degraded = tally.Degraded,
            Errors = tally.Errors,
            LongestMs = tally.Latencies.LongestMs,
            RecoveredAfterPauseMs = afterPause,
            RecoveredAfterMs = afterKill,
        };
    }

    private static async Task AskAsync(CheckAsker asker, CheckQuestions questions, int number, Watch last, CancellationToken cancellationToken)
    {
        for (var count = 0L; !cancellationToken.IsCancellationRequested; count++)
        {
            var answer = await asker.AskAsync(questions.Next(count), number, Stopwatch.GetTimestamp());
            if (answer is not null && answer.Verdict != CheckResponse.Types.Verdict.PassDegraded)
            {
                last.See();
            }
        }
    }

    private static async Task PauseAsync(PrivateRedis redis)
    {
        await using var client = await ConnectionMultiplexer.ConnectAsync($"{redis.ConnectionString},allowAdmin=true");
        await client.GetDatabase().ExecuteAsync("CLIENT", "PAUSE", ((int)Trouble.TotalMilliseconds).ToString(System.Globalization.CultureInfo.InvariantCulture), "ALL");
    }

    /// <summary>When a question was last answered in full. Safe for concurrent use.</summary>
    private sealed class Watch
    {
        private long _seen;

        public void See() => Volatile.Write(ref _seen, Stopwatch.GetTimestamp());

        /// <summary>Waits for an answer in full that comes after now, and tells after how many milliseconds it came; −1 if none does.</summary>
        public async Task<long> RecoveredAsync(TimeSpan within, CancellationToken cancellationToken)
        {
            var started = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(started) < within)
            {
                if (Volatile.Read(ref _seen) is var seen && seen > started)
                {
                    return (long)Stopwatch.GetElapsedTime(started, seen).TotalMilliseconds;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
            }

            return -1;
        }
    }
}

/// <summary>What came of it: the last line of <c>eng/bench.sh check --faults</c>.</summary>
internal sealed record CheckFaultsResult
{
    [JsonPropertyName("answers")]
    public required long Answers { get; init; }

    [JsonPropertyName("degraded")]
    public required long Degraded { get; init; }

    [JsonPropertyName("errors")]
    public required long Errors { get; init; }

    [JsonPropertyName("longest_ms")]
    public required double LongestMs { get; init; }

    /// <summary>After five seconds of holding still were over.</summary>
    [JsonPropertyName("recovered_after_pause_ms")]
    public required long RecoveredAfterPauseMs { get; init; }

    /// <summary>After a killed Redis answered again.</summary>
    [JsonPropertyName("recovered_after_ms")]
    public required long RecoveredAfterMs { get; init; }
}
