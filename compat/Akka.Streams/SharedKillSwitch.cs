using Akka.Streams.Dsl;
using Akka.Streams.Implementation;

namespace Akka.Streams;

/// <summary>Ends every stream that one of its flows is part of, those materialised later included.</summary>
public sealed class SharedKillSwitch : IKillSwitch
{
    private readonly KillSignal _signal = new();

    internal SharedKillSwitch()
    {
    }

    /// <inheritdoc />
    public void Shutdown() => _signal.Fire(null);

    /// <inheritdoc />
    public void Abort(Exception cause) => _signal.Fire(cause);

    /// <summary>A flow that passes everything through until the switch is used.</summary>
    public IGraph<FlowShape<T, T>, SharedKillSwitch> Flow<T>() => new Flow<T, T, SharedKillSwitch>(
        (scope, upstream) => (scope.Add(upstream, new KillStage<T>(_signal)), this));
}
