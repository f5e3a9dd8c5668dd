using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>
/// Runs work on a few threads of its own, so that a starved thread pool does not hold up the network.
/// </summary>
/// <remarks>
/// Threads start when they are first needed and live until <see cref="Dispose"/>. The queue is bounded: work beyond the
/// bound, and work after disposal, goes to the thread pool. All fields but the counters are guarded by the queue's
/// lock.
/// </remarks>
public sealed class DedicatedThreadPoolPipeScheduler : PipeScheduler, IDisposable
{
    private readonly Queue<Work> _queue = new();
    private readonly string _name;
    private readonly int _queueBound;
    private readonly ThreadPriority _priority;
    private long _servicedByQueue;
    private long _servicedByPool;
    private int _started;
    private int _idle;
    private bool _isDisposed;

    /// <param name="name">The threads' name.</param>
    /// <param name="workerCount">At most so many threads.</param>
    /// <param name="useThreadPoolQueueLength">With so much waiting, further work goes to the thread pool.</param>
    /// <param name="priority">The threads' priority.</param>
    public DedicatedThreadPoolPipeScheduler(
        string? name = null,
        int workerCount = 5,
        int useThreadPoolQueueLength = 10,
        ThreadPriority priority = ThreadPriority.Normal)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workerCount);
        _name = name ?? nameof(DedicatedThreadPoolPipeScheduler);
        WorkerCount = workerCount;
        _queueBound = Math.Max(1, useThreadPoolQueueLength);
        _priority = priority;
    }

    /// <summary>At most so many threads.</summary>
    public int WorkerCount { get; }

    /// <summary>How many threads could take work now: idle ones and ones not started yet.</summary>
    public int AvailableCount
    {
        get
        {
            lock (_queue)
            {
                return _idle + WorkerCount - _started;
            }
        }
    }

    /// <summary>How much work ran on the threads of this scheduler.</summary>
    public long TotalServicedByQueue => Interlocked.Read(ref _servicedByQueue);

    /// <summary>How much work was passed to the thread pool.</summary>
    public long TotalServicedByPool => Interlocked.Read(ref _servicedByPool);

    /// <inheritdoc/>
    public override void Schedule(Action<object?> action, object? state)
    {
        if (TryEnqueue(new Work(action, state)))
        {
            return;
        }

        Interlocked.Increment(ref _servicedByPool);
        System.Threading.ThreadPool.UnsafeQueueUserWorkItem(action, state, preferLocal: false);
    }

    /// <summary>Lets the threads finish what is queued and end; later work goes to the thread pool.</summary>
    public void Dispose()
    {
        lock (_queue)
        {
            _isDisposed = true;
            Monitor.PulseAll(_queue);
        }
    }

    private bool TryEnqueue(Work work)
    {
        lock (_queue)
        {
            if (_isDisposed || _queue.Count >= _queueBound)
            {
                return false;
            }

            _queue.Enqueue(work);
            if (_queue.Count > _idle && _started < WorkerCount)
            {
                _started++;
                new Thread(RunWork) { IsBackground = true, Name = _name, Priority = _priority }.UnsafeStart();
            }
            else
            {
                Monitor.Pulse(_queue);
            }

            return true;
        }
    }

    private void RunWork()
    {
        while (TryDequeue(out var work))
        {
            work.Action(work.State);
            Interlocked.Increment(ref _servicedByQueue);
        }
    }

    private bool TryDequeue(out Work work)
    {
        lock (_queue)
        {
            while (!_queue.TryDequeue(out work))
            {
                if (_isDisposed)
                {
                    return false;
                }

                _idle++;
                Monitor.Wait(_queue);
                _idle--;
            }

            return true;
        }
    }

    private readonly record struct Work(Action<object?> Action, object? State);
}
