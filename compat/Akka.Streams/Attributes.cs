using Akka.Streams.Supervision;

namespace Akka.Streams;

/// <summary>
/// What is said of a part of a graph. Holds for all within, except where something inside says otherwise.
/// </summary>
public sealed class Attributes
{
    internal static readonly Attributes None = new(null, false);

    internal Attributes(Decider? decider, bool isAsync) => (Decider, IsAsync) = (decider, isAsync);

    internal Decider? Decider { get; }

    internal bool IsAsync { get; }

    internal Attributes AsAsync() => new(Decider, true);
}
