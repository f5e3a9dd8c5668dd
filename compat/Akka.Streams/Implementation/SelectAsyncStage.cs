using Akka.Streams.Supervision;

namespace Akka.Streams.Implementation;

/// <summary>
/// Runs up to <paramref name="parallelism"/> tasks at a time; finished results that downstream has not taken yet count
/// too. Ordered, results leave in the order of the elements; unordered, as they finish. A task's failure is judged when
/// it happens, even while earlier tasks still run, and reaches the decider as an <see cref="AggregateException"/>.
/// </summary>
internal sealed class SelectAsyncStage<TIn, TOut>(
    int parallelism, Func<TIn, Task<TOut>> mapper, bool ordered, Decider decider) : Stage<TIn, TOut>
{
    private readonly Queue<Slot> _slots = new();
    private int _open;

    public override void OnPush()
    {
        try
        {
            Start(mapper(In.Grab()));
        }
        catch (Exception cause) when (decider(cause) != Directive.Stop)
        {
            // The element whose task could not be started is dropped.
        }

        Advance();
    }

    public override void OnPull() => Advance();

    public override void OnFinish() => Advance();

    private void Start(Task<TOut> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var slot = new Slot();
        _open++;
        if (ordered)
        {
            _slots.Enqueue(slot);
        }

        if (task.IsCompleted)
        {
            Finish(slot, task);
        }
        else
        {
            PostAfter(task, ended =>
            {
                Finish(slot, ended);
                Advance();
            });
        }
    }

    private void Finish(Slot slot, Task<TOut> task)
    {
        slot.Finished = true;
        slot.Task = task;
        if (!ordered)
        {
            _slots.Enqueue(slot);
        }

        if (Failure(task) is not { } cause)
        {
            return;
        }

        slot.Task = null;
        if (decider(cause) == Directive.Stop)
        {
            Fail(cause);
        }
    }

    private void Advance()
    {
        while (_slots.TryPeek(out var head) && head.Finished && (head.Task is null || Out.IsAvailable))
        {
            _slots.Dequeue();
            _open--;
            if (head.Task is { } task)
            {
                Out.Push(task.Result);
            }
        }

        if (In.IsClosed && _open == 0)
        {
            Complete();
        }
        else if (_open < parallelism)
        {
            In.Pull();
        }
    }

    private static Exception? Failure(Task<TOut> task)
    {
        if (task.IsCanceled)
        {
            return new AggregateException(new TaskCanceledException(task));
        }

        if (task.IsFaulted)
        {
            return task.Exception;
        }

        return task.Result is null ? new ArgumentNullException(nameof(task), "An element must not be null.") : null;
    }

    /// <summary>A started task. Without a task when finished: it failed, and the decider has dropped it.</summary>
    private sealed class Slot
    {
        public bool Finished { get; set; }

        public Task<TOut>? Task { get; set; }
    }
}
