using Microsoft.Extensions.Logging;
using RiskStream.Ports;

namespace RiskStream.State.Redis;

/// <summary>
/// Tries an operation until it is answered, a bounded number of times with growing pauses. The outcome of a try that
/// failed is unknown, so the operation must be one that can be repeated. Safe for use from any thread.
/// </summary>
internal sealed class BoundedRetry(
    RedisOptions options, string server, TimeProvider time, Random jitter, ILogger logger)
{
    private readonly Lock _gate = new();

    /// <summary>Tries once and then up to <see cref="RedisOptions.MaxRetries"/> times more.</summary>
    public Task<T> RunAsync<T>(Operation operation, Func<Task<T>> tryAsync, CancellationToken cancellationToken) =>
        RunAsync(operation, options.MaxRetries, tryAsync, cancellationToken);

    /// <summary>Tries once.</summary>
    public Task<T> OnceAsync<T>(Operation operation, Func<Task<T>> tryAsync, CancellationToken cancellationToken) =>
        RunAsync(operation, 0, tryAsync, cancellationToken);

    private async Task<T> RunAsync<T>(
        Operation operation, int retries, Func<Task<T>> tryAsync, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TimeSpan pause;
            try
            {
                return await WithinTimeoutAsync(tryAsync(), cancellationToken);
            }
            catch (Exception failure) when (RedisTrouble.Of(failure) is { } trouble)
            {
                if (!trouble.Passes || tries > retries)
                {
                    throw Unavailable(operation, tries, time.GetElapsedTime(started), failure, trouble);
                }

                pause = PauseAfter(tries);
                RedisLog.TryFailed(logger, tries, retries + 1, operation.What, failure.Message, pause);
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>
    /// Doubles from try to try; between half and all of it, so that partitions do not come back in step.
    /// </summary>
    internal TimeSpan PauseAfter(int tries)
    {
        var bound = Math.Min(options.RetryBaseDelay.Ticks * Math.Pow(2, tries - 1), options.RetryMaxDelay.Ticks);
        lock (_gate)
        {
            return new TimeSpan((long)(bound * (1 + jitter.NextDouble()) / 2));
        }
    }

    // The client looks for overdue answers only now and then, and not at all while it connects.
    private async Task<T> WithinTimeoutAsync<T>(Task<T> answer, CancellationToken cancellationToken)
    {
        try
        {
            return await answer.WaitAsync(options.OperationTimeout, time, cancellationToken);
        }
        catch (TimeoutException) when (!answer.IsCompleted)
        {
            Abandon(answer);
            throw new TimeoutException($"no answer within {options.OperationTimeout}");
        }
        catch (OperationCanceledException)
        {
            Abandon(answer);
            throw;
        }
    }

    /// <summary>A failure that comes when nobody waits any more is no news.</summary>
    private static void Abandon(Task answer) =>
        _ = answer.ContinueWith(
            static late => late.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    private StateStoreUnavailableException Unavailable(
        Operation operation, int tries, TimeSpan elapsed, Exception failure, RedisTrouble trouble) =>
        new($"Redis at {server}: {operation.What} did not succeed in {tries} tries and {elapsed.TotalSeconds:0.0} s. "
            + $"The last one: {failure.Message.TrimEnd('.', ' ')}. {trouble.Remedy} {operation.Next}", failure);

    /// <summary>What is tried, for messages.</summary>
    /// <param name="What">The operation and its partition: "storing person:3 up to offset 9".</param>
    /// <param name="Next">What is known and what happens when it fails, as a sentence.</param>
    internal readonly record struct Operation(string What, string Next);
}
