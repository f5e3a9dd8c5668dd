namespace Akka.Streams;

/// <summary>Ends streams from outside. Only the first call counts; safe to call from any thread.</summary>
public interface IKillSwitch
{
    /// <summary>
    /// Cancels upstream of the switch and completes downstream: what has passed the switch still comes out.
    /// </summary>
    void Shutdown();

    /// <summary>Cancels upstream and fails downstream, with the cause in an <see cref="AggregateException"/>.</summary>
    void Abort(Exception cause);
}
