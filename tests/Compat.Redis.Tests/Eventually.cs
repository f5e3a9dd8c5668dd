using System.Diagnostics;
using StackExchange.Redis;

namespace Compat.Redis.Tests;

/// <summary>Waits, within a bound, for something that becomes true in its own time.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Repeats an operation until it ends without an error of Redis or the connection; at the bound the last error is
    /// thrown.
    /// </summary>
    public static async Task<T> SucceedsAsync<T>(Func<Task<T>> operation)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await operation().WaitAsync(Bound);
            }
            catch (Exception failed) when (failed is RedisException or RedisTimeoutException or IOException
                && Stopwatch.GetElapsedTime(started) < Bound)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }
    }

    /// <summary>Asks again until the answer is yes; such an error counts as no.</summary>
    public static Task IsTrueAsync(Func<Task<bool>> condition) => SucceedsAsync(
        async () => await condition() ? true : throw new RedisException("The condition stayed false."));
}
