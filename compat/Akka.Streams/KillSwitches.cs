using Akka.Streams.Dsl;
using Akka.Streams.Implementation;

namespace Akka.Streams;

/// <summary>Makes kill switches.</summary>
public static class KillSwitches
{
    /// <summary>A flow that materialises to a switch of its own in each run.</summary>
    public static IGraph<FlowShape<T, T>, UniqueKillSwitch> Single<T>() => new Flow<T, T, UniqueKillSwitch>(
        (scope, upstream) =>
        {
            var signal = new KillSignal();
            return (scope.Add(upstream, new KillStage<T>(signal)), new UniqueKillSwitch(signal));
        });

    /// <summary>A switch for any number of streams.</summary>
    public static SharedKillSwitch Shared(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new SharedKillSwitch();
    }
}
