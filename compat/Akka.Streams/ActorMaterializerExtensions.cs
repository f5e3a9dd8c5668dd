using Akka.Actor;

namespace Akka.Streams;

/// <summary>Materialisers of an actor system.</summary>
public static class ActorMaterializerExtensions
{
    /// <summary>The system's materialiser.</summary>
    public static ActorMaterializer Materializer(this IActorRefFactory context) => ActorMaterializer.Create(context);
}
