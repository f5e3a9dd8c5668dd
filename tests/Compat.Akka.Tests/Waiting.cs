namespace StreamConformance;

/// <summary>Bounded waits: a test that would hang fails instead, and says what it saw.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    public static Task InTime(this Task task) => task.WaitAsync(Bound);

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Bound);

    /// <summary>Waits until the value is the expected one.</summary>
    public static async Task Eventually<T>(T expected, Func<T> actual)
    {
        using var expired = new CancellationTokenSource(Bound);
        while (!Equals(expected, actual()) && !expired.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }

        Assert.Equal(expected, actual());
    }
}
