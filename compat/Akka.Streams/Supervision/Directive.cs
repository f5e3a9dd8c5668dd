namespace Akka.Streams.Supervision;

/// <summary>What an operator does about an exception of the function it was given.</summary>
public enum Directive
{
    /// <summary>Fail the stream.</summary>
    Stop,

    /// <summary>Drop the element and go on.</summary>
    Resume,

    /// <summary>Drop the element and the operator's state and go on.</summary>
    Restart,
}

/// <summary>Chooses a directive. Called by the stage's own loop.</summary>
public delegate Directive Decider(Exception cause);
