namespace Akka.Actor;

/// <summary>
/// What a materialiser is made from. Here only an <see cref="ActorSystem"/> is one: there are no actors.
/// </summary>
public interface IActorRefFactory;
