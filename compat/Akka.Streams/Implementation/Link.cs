using System.Diagnostics;

namespace Akka.Streams.Implementation;

/// <summary>A wire between two stages of one island. Touched only by the island's loop.</summary>
internal abstract class Link(Stage producer)
{
    public Stage Producer { get; } = producer;

    public Stage Consumer { get; set; } = null!;

    public Stage Receiver(Signal signal) => signal is Signal.Pull or Signal.Cancel ? Producer : Consumer;

    public abstract void Deliver(Signal signal);
}

/// <summary>
/// Holds at most one element, and only after a pull: that is the whole of back-pressure inside an island. Signals are
/// delivered in the order in which they were given; what reaches an end that has closed is dropped.
/// </summary>
internal sealed class Link<T>(Stage producer) : Link(producer)
{
    private T? _element;
    private Exception? _cause;
    private bool _pulled;
    private bool _producerClosed;

    /// <summary>Whether the producer may push: it was pulled and has not pushed since.</summary>
    public bool IsAvailable { get; private set; }

    /// <summary>Whether an element waits to be grabbed.</summary>
    public bool HasElement { get; private set; }

    /// <summary>Whether the consumer has cancelled or has been told of the end.</summary>
    public bool IsClosed { get; private set; }

    public void Pull()
    {
        if (!_pulled && !IsClosed)
        {
            _pulled = true;
            Send(Signal.Pull);
        }
    }

    public T Grab()
    {
        Debug.Assert(HasElement, "There is an element to grab only once after each push.");
        var element = _element!;
        (_element, HasElement) = (default, false);
        return element;
    }

    public void Cancel(Exception? cause)
    {
        if (!IsClosed)
        {
            CloseConsumer();
            _cause = cause;
            Send(Signal.Cancel);
        }
    }

    public void Push(T element)
    {
        ArgumentNullException.ThrowIfNull(element);
        if (!_producerClosed)
        {
            Debug.Assert(IsAvailable, "A push answers a pull.");
            (_element, IsAvailable) = (element, false);
            Send(Signal.Push);
        }
    }

    public void Complete() => End(Signal.Finish, null);

    public void Fail(Exception cause) => End(Signal.Failure, cause);

    public override void Deliver(Signal signal)
    {
        switch (signal)
        {
            case Signal.Pull when !_producerClosed:
                IsAvailable = true;
                Producer.OnPull();
                break;
            case Signal.Cancel when !_producerClosed:
                CloseProducer();
                Producer.OnCancel(_cause);
                break;
            case Signal.Push when !IsClosed:
                (_pulled, HasElement) = (false, true);
                Consumer.OnPush();
                break;
            case Signal.Finish when !IsClosed:
                CloseConsumer();
                Consumer.OnFinish();
                break;
            case Signal.Failure when !IsClosed:
                CloseConsumer();
                Consumer.OnFailure(_cause!);
                break;
            default:
                break;
        }
    }

    private void End(Signal signal, Exception? cause)
    {
        if (!_producerClosed)
        {
            CloseProducer();
            _cause = cause;
            Send(signal);
        }
    }

    private void CloseProducer()
    {
        (_producerClosed, IsAvailable) = (true, false);
        Producer.OpenPorts--;
    }

    private void CloseConsumer()
    {
        IsClosed = true;
        Consumer.OpenPorts--;
    }

    private void Send(Signal signal) => Producer.Island.Send(this, signal);
}
