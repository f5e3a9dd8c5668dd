using Akka.Actor;
using Akka.Streams.Dsl;
using Akka.Streams.Implementation;
using Akka.Streams.Supervision;

namespace Akka.Streams;

/// <summary>Runs streams on the thread pool, for as long as the actor system has not been terminated.</summary>
public sealed class ActorMaterializer : IMaterializer
{
    private readonly ActorSystem _system;

    private ActorMaterializer(ActorSystem system) => _system = system;

    /// <summary>Makes a materialiser for the system.</summary>
    public static ActorMaterializer Create(IActorRefFactory context) => context switch
    {
        ActorSystem system => new ActorMaterializer(system),
        null => throw new ArgumentNullException(nameof(context)),
        _ => throw new ArgumentException($"A materialiser is made from an ActorSystem, not {context.GetType()}."),
    };

    /// <inheritdoc />
    public TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable)
    {
        if (_system.IsTerminating)
        {
            throw new InvalidOperationException("The actor system has been terminated: it starts no more streams.");
        }

        var assembly = new Assembly(_system, null);
        var materialized = ((RunnableGraph<TMat>)runnable)
            .Build(new Scope(assembly, assembly.NewIsland(), _ => Directive.Stop));
        assembly.Launch();
        return materialized;
    }
}
