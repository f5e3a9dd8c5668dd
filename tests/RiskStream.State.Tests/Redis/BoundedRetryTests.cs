using RiskStream.Ports;
using RiskStream.State.Redis;
using StackExchange.Redis;

namespace RiskStream.State.Tests.Redis;

/// <summary>When a try is repeated, after which pause, and what is said at the end.</summary>
public sealed class BoundedRetryTests
{
    private static readonly BoundedRetry.Operation Reading = new("reading 2 keys of person:3", "Nothing was changed.");

    private readonly TryLog _log = new();
    private readonly HastyTime _time = new();

    [Fact]
    public async Task An_operation_that_recovers_within_its_tries_is_answered()
    {
        var tries = 0;

        var answer = await Retry(maxRetries: 2).RunAsync(
            Reading,
            () => ++tries < 3 ? Task.FromException<int>(new TimeoutException("late")) : Task.FromResult(7),
            CancellationToken.None);

        Assert.Equal([7, 3], [answer, tries]);
        Assert.Equal(2, _log.Lines.Count);
    }

    [Fact]
    public async Task The_last_failure_is_told_with_what_where_how_long_and_what_next()
    {
        var failure = await Assert.ThrowsAsync<StateStoreUnavailableException>(() => Retry(maxRetries: 2).RunAsync(
            Reading, () => Task.FromException<int>(new RedisServerException("LOADING it.")), CancellationToken.None));

        Assert.Equal(
            "Redis at redis-1:6379: reading 2 keys of person:3 did not succeed in 3 tries and 0.2 s. "
            + "The last one: LOADING it. The server is reading its data set after a start: wait for it. "
            + "Nothing was changed.",
            failure.Message);
        Assert.IsType<RedisServerException>(failure.InnerException);
    }

    [Fact]
    public async Task A_try_that_is_never_answered_ends_with_its_timeout()
    {
        var failure = await Assert.ThrowsAsync<StateStoreUnavailableException>(() => Retry(maxRetries: 1).RunAsync(
            Reading, () => new TaskCompletionSource<int>().Task, CancellationToken.None));

        Assert.Contains("in 2 tries", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no answer within 00:00:02", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_failure_of_the_server_is_not_tried_again()
    {
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Retry(maxRetries: 5).RunAsync(
            Reading, () => Task.FromException<int>(new ObjectDisposedException("connection")), CancellationToken.None));

        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void Pauses_double_up_to_their_bound_and_are_never_shorter_than_half()
    {
        var retry = Retry(maxRetries: 8);

        foreach (var (tries, bound) in new[] { (1, 100), (2, 200), (3, 400), (4, 800), (5, 1_000), (20, 1_000) })
        {
            for (var i = 0; i < 100; i++)
            {
                Assert.InRange(retry.PauseAfter(tries).TotalMilliseconds, bound / 2.0, bound);
            }
        }
    }

    [Fact]
    public void Pauses_are_spread()
    {
        var retry = Retry(maxRetries: 8);

        Assert.True(Enumerable.Range(0, 20).Select(_ => retry.PauseAfter(4)).Distinct().Count() > 10);
    }

    private BoundedRetry Retry(int maxRetries)
    {
        var options = new RedisOptions
        {
            MaxRetries = maxRetries,
            RetryBaseDelay = TimeSpan.FromMilliseconds(100),
            RetryMaxDelay = TimeSpan.FromSeconds(1),
        };
        return new BoundedRetry(options, "redis-1:6379", _time, new Random(5), _log);
    }
}
