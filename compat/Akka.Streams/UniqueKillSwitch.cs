using Akka.Streams.Implementation;

namespace Akka.Streams;

/// <summary>Ends the one run of a stream that it was materialised by.</summary>
public sealed class UniqueKillSwitch : IKillSwitch
{
    private readonly KillSignal _signal;

    internal UniqueKillSwitch(KillSignal signal) => _signal = signal;

    /// <inheritdoc />
    public void Shutdown() => _signal.Fire(null);

    /// <inheritdoc />
    public void Abort(Exception cause) => _signal.Fire(cause);
}
