using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RiskStream.EventTime;
using RiskStream.Ports;

namespace RiskStream.TestKit;

/// <summary>
/// An alert log in memory. As the port allows, each reader sees the partitions mixed in an order of its own, drawn
/// from the seed; within a partition the order is that of recording. It can be made to fail, and to forget what is
/// old. Safe for concurrent use.
/// </summary>
public sealed class InMemoryAlertLog(int partitions, int seed) : IAlertLog
{
    private const int LongestRun = 8;

    private readonly Lock _gate = new();
    private readonly List<LoggedAlert>[] _partitions =
        [.. Enumerable.Range(0, partitions).Select(_ => new List<LoggedAlert>())];

    private readonly long[] _beginnings = new long[partitions];
    private TaskCompletionSource _changed = NewSignal();
    private string? _failure;
    private int _readers;
    private int _openReaders;

    /// <summary>How many readers read now.</summary>
    public int OpenReaders => Volatile.Read(ref _openReaders);

    /// <summary>How many readers ever read.</summary>
    public int ReadersSoFar => Volatile.Read(ref _readers);

    /// <summary>Records an alert at the end of a partition.</summary>
    public LoggedAlert Append(int partition, ReadOnlyMemory<byte> bytes, EventTimestamp recordedAt)
    {
        lock (_gate)
        {
            var log = _partitions[partition];
            var alert = new LoggedAlert(partition, log.Count, recordedAt, bytes);
            log.Add(alert);
            Signal();
            return alert;
        }
    }

    /// <summary>All that was ever recorded in a partition, forgotten or not.</summary>
    public IReadOnlyList<LoggedAlert> All(int partition)
    {
        lock (_gate)
        {
            return [.. _partitions[partition]];
        }
    }

    /// <summary>Forgets what lies before an offset.</summary>
    public void Forget(int partition, long before)
    {
        lock (_gate)
        {
            _beginnings[partition] = before;
        }
    }

    /// <summary>From now on all calls and all readers fail; null ends that.</summary>
    public void FailWith(string? reason)
    {
        lock (_gate)
        {
            _failure = reason;
            Signal();
        }
    }

    /// <inheritdoc/>
    public Task<AlertLogPosition> BeginningAsync(CancellationToken cancellationToken) =>
        AskAsync(partition => _beginnings[partition]);

    /// <inheritdoc/>
    public Task<AlertLogPosition> EndAsync(CancellationToken cancellationToken) =>
        AskAsync(partition => _partitions[partition].Count);

    /// <inheritdoc/>
    public Task<AlertLogPosition> AtAsync(EventTimestamp recordedAt, CancellationToken cancellationToken) => AskAsync(
        partition => Math.Max(
            _beginnings[partition],
            _partitions[partition].FindIndex(alert => alert.RecordedAt >= recordedAt) is var index and >= 0
                ? index
                : _partitions[partition].Count));

    /// <inheritdoc/>
    public async IAsyncEnumerable<LoggedAlert> ReadAsync(
        AlertLogPosition from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var random = new Random(seed + Interlocked.Increment(ref _readers));
        var next = Enumerable.Range(0, partitions).Select(p => from.NextOffsets.GetValueOrDefault(p)).ToArray();
        Interlocked.Increment(ref _openReaders);
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (run, changed) = NextRun(next, random);
                foreach (var alert in run)
                {
                    yield return alert;
                }

                if (run.Count == 0)
                {
                    await changed.WaitAsync(cancellationToken);
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _openReaders);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private (List<LoggedAlert> Run, Task Changed) NextRun(long[] next, Random random)
    {
        lock (_gate)
        {
            ThrowIfFailing();
            for (var p = 0; p < partitions; p++)
            {
                next[p] = Math.Max(next[p], _beginnings[p]);
            }

            int[] waiting = [.. Enumerable.Range(0, partitions).Where(p => next[p] < _partitions[p].Count)];
            if (waiting.Length == 0)
            {
                return ([], _changed.Task);
            }

            var partition = waiting[random.Next(waiting.Length)];
            var first = (int)next[partition];
            var run = _partitions[partition].GetRange(
                first, Math.Min(random.Next(1, LongestRun + 1), _partitions[partition].Count - first));
            next[partition] += run.Count;
            return (run, _changed.Task);
        }
    }

    private Task<AlertLogPosition> AskAsync(Func<int, long> ask)
    {
        lock (_gate)
        {
            ThrowIfFailing();
            return Task.FromResult(
                new AlertLogPosition(Enumerable.Range(0, partitions).ToImmutableSortedDictionary(p => p, ask)));
        }
    }

    private void ThrowIfFailing()
    {
        if (_failure is not null)
        {
            throw new AlertLogUnavailableException(_failure);
        }
    }

    private void Signal()
    {
        _changed.SetResult();
        _changed = NewSignal();
    }
}
