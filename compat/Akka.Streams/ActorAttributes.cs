using Akka.Streams.Supervision;

namespace Akka.Streams;

/// <summary>Makes attributes.</summary>
public static class ActorAttributes
{
    /// <summary>
    /// Lets the decider judge exceptions of the functions given to Select, SelectAsync, Where and the ForEach sinks.
    /// Without it every exception fails the stream.
    /// </summary>
    public static Attributes CreateSupervisionStrategy(Decider strategy) => new(strategy, false);
}
