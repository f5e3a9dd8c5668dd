namespace Akka.Streams;

/// <summary>What a stream fails with when its actor system is terminated under it.</summary>
public sealed class AbruptStageTerminationException : Exception
{
    internal AbruptStageTerminationException(string stage)
        : base($"Stage {stage} was running when its actor system was terminated. Drain streams before terminating it.")
    {
    }
}
