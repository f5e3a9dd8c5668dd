using System.Threading.Channels;
using Akka.Actor;

namespace Akka.Streams.Implementation;

/// <summary>
/// A run of fused stages: one loop on the thread pool runs all their handlers, one after another, and holds no thread
/// while it waits. The signals under way are bounded by the number of links, and the mailbox by what its stages have
/// asked for (at most one answer for each pending read, write, task or timer).
/// </summary>
internal sealed class Island(ActorSystem system) : IStreamSection
{
    /// <summary>How many signals are delivered before the mailbox and other work of the pool get a turn.</summary>
    private const int SignalsPerTurn = 1000;

    private readonly Channel<(Stage? Stage, Action Action)> _mailbox =
        Channel.CreateUnbounded<(Stage? Stage, Action Action)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Queue<(Link Link, Signal Signal)> _signals = new();
    private readonly HashSet<Stage> _live = [];

    public void Add(Stage stage)
    {
        stage.Island = this;
        _live.Add(stage);
    }

    public void Start()
    {
        if (_live.Count > 0)
        {
            system.Attach(this);
            // Unsafe: what is ambient where a stream is materialised does not belong to its elements.
            ThreadPool.UnsafeQueueUserWorkItem(static island => _ = island.RunAsync(), this, preferLocal: false);
        }
    }

    public void Abort() => Post(null, () =>
    {
        foreach (var stage in _live.ToArray())
        {
            Run(stage, () => stage.Fail(new AbruptStageTerminationException(stage.GetType().Name)));
        }
    });

    /// <summary>
    /// From any thread. After the last stage has stopped there is nobody left to tell, and nothing happens.
    /// </summary>
    public void Post(Stage? stage, Action action) => _mailbox.Writer.TryWrite((stage, action));

    public void Send(Link link, Signal signal) => _signals.Enqueue((link, signal));

    /// <summary>Only from the loop: an exception fails the stage, and a stage without open ports is stopped.</summary>
    public void Run(Stage stage, Action action)
    {
        try
        {
            action();
        }
        catch (Exception cause)
        {
            stage.Fail(cause);
        }

        Settle(stage);
    }

    private async Task RunAsync()
    {
        while (true)
        {
            DeliverSignals();
            if (_mailbox.Reader.TryRead(out var mail))
            {
                Open(mail.Stage, mail.Action);
            }
            else if (_signals.Count > 0)
            {
                await Task.Yield();
            }
            else if (_live.Count == 0 || !await _mailbox.Reader.WaitToReadAsync())
            {
                break;
            }
        }

        _mailbox.Writer.Complete();
        system.Detach(this);
    }

    private void Open(Stage? stage, Action action)
    {
        if (stage is null)
        {
            action();
        }
        else if (!stage.Stopped)
        {
            Run(stage, action);
        }
    }

    private void DeliverSignals()
    {
        for (var turn = 0; turn < SignalsPerTurn && _signals.TryDequeue(out var next); turn++)
        {
            var stage = next.Link.Receiver(next.Signal);
            try
            {
                next.Link.Deliver(next.Signal);
            }
            catch (Exception cause)
            {
                stage.Fail(cause);
            }

            Settle(stage);
        }
    }

    private void Settle(Stage stage)
    {
        if (stage.OpenPorts == 0 && !stage.Stopped)
        {
            stage.Stopped = true;
            stage.OnStop();
            _live.Remove(stage);
        }
    }
}
