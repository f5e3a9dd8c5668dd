using System.Diagnostics;
using System.Text;

namespace RiskStream.TestKit;

/// <summary>
/// Waits, within a bound, for something that happens on another thread or in another process, and says what it saw
/// when that does not come. For states that can only be looked at; where there is a task to await, await it.
/// </summary>
/// <remarks>It looks every 20 ms by a <see cref="PeriodicTimer"/>: what it waits for sends no signal, so somebody must
/// look again, and no thread is held meanwhile.</remarks>
public static class Eventually
{
    /// <summary>
    /// How long a wait lasts when the caller names no bound: longer than a busy machine stalls, since only a failure
    /// waits that long.
    /// </summary>
    public static readonly TimeSpan DefaultBound = TimeSpan.FromSeconds(60);

    private const int ObservationsShown = 12;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Looks until a value holds, and returns that value.</summary>
    /// <param name="what">What is waited for, as a sentence for the failure's reader.</param>
    /// <param name="observe">Takes one look; what it throws ends the wait.</param>
    /// <param name="holds">Whether what was seen is what is waited for.</param>
    /// <param name="within">The bound; <see cref="DefaultBound"/> when null.</param>
    /// <exception cref="TimeoutException">It did not hold in time; the message lists the values seen.</exception>
    public static async Task<T> HoldsAsync<T>(
        string what, Func<CancellationToken, Task<T>> observe, Func<T, bool> holds, TimeSpan? within = null)
    {
        var bound = within ?? DefaultBound;
        var seen = new Observations<T>();
        using var timeout = new CancellationTokenSource(bound);
        using var timer = new PeriodicTimer(Interval);
        try
        {
            do
            {
                var value = await observe(timeout.Token).WaitAsync(timeout.Token);
                if (holds(value))
                {
                    return value;
                }

                seen.Add(value);
            }
            while (await timer.WaitForNextTickAsync(timeout.Token));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            // Falls through to the report.
        }

        throw new TimeoutException($"Waited {bound.TotalSeconds:0.###} s for: {what}. {seen}");
    }

    /// <inheritdoc cref="HoldsAsync{T}(string, Func{CancellationToken, Task{T}}, Func{T, bool}, TimeSpan?)"/>
    public static Task<T> HoldsAsync<T>(string what, Func<T> observe, Func<T, bool> holds, TimeSpan? within = null) =>
        HoldsAsync(what, _ => Task.FromResult(observe()), holds, within);

    /// <summary>Looks until a condition is true.</summary>
    /// <exception cref="TimeoutException">It stayed false.</exception>
    public static Task IsTrueAsync(string what, Func<bool> condition, TimeSpan? within = null) =>
        HoldsAsync(what, condition, value => value, within);

    /// <summary>The values seen, each run of equal ones once, the last few of them kept.</summary>
    private sealed class Observations<T>
    {
        private readonly long _start = Stopwatch.GetTimestamp();
        private readonly Queue<(TimeSpan At, T Value)> _changes = new();
        private int _looks;

        public void Add(T value)
        {
            _looks++;
            if (_changes.Count > 0 && EqualityComparer<T>.Default.Equals(_changes.Last().Value, value))
            {
                return;
            }

            _changes.Enqueue((Stopwatch.GetElapsedTime(_start), value));
            if (_changes.Count > ObservationsShown)
            {
                _changes.Dequeue();
            }
        }

        public override string ToString()
        {
            if (_looks == 0)
            {
                return "The first look did not return.";
            }

            var text = new StringBuilder($"Looked {_looks} time(s) and saw, by its last changes:");
            foreach (var (at, value) in _changes)
            {
                text.Append($" [{at.TotalSeconds:0.00} s] {Show(value)};");
            }

            return text.ToString();
        }

        private static string Show(T value) => value switch
        {
            null => "null",
            string text => $"\"{text}\"",
            System.Collections.IEnumerable items => $"[{string.Join(", ", items.Cast<object?>())}]",
            _ => value.ToString() ?? "",
        };
    }
}
