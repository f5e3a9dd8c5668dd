namespace StreamConformance;

/// <summary>
/// Takes elements and holds each one back until it is released: a slow step under the test's control.
/// </summary>
internal sealed class Held<T>
    where T : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<T, TaskCompletionSource> _held = [];
    private readonly List<T> _taken = [];
    private readonly List<T> _ended = [];
    private bool _open;

    public IReadOnlyList<T> Taken
    {
        get
        {
            lock (_gate)
            {
                return [.. _taken];
            }
        }
    }

    public IReadOnlyList<T> Ended
    {
        get
        {
            lock (_gate)
            {
                return [.. _ended];
            }
        }
    }

    public int TakenCount => Taken.Count;

    /// <summary>The step itself: ends when the element is released.</summary>
    public async Task<T> PassAsync(T element)
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _taken.Add(element);
            _held[element] = release;
            if (_open)
            {
                release.SetResult();
            }
        }

        await release.Task;
        lock (_gate)
        {
            _ended.Add(element);
        }

        return element;
    }

    public void Release(T element)
    {
        lock (_gate)
        {
            _held[element].TrySetResult();
        }
    }

    public void Fail(T element, Exception cause)
    {
        lock (_gate)
        {
            _held[element].TrySetException(cause);
        }
    }

    /// <summary>Releases everything, what comes later included.</summary>
    public void Open()
    {
        lock (_gate)
        {
            _open = true;
            foreach (var held in _held.Values)
            {
                held.TrySetResult();
            }
        }
    }
}
