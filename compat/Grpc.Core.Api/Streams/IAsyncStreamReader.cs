namespace Grpc.Core;

/// <summary>The messages of the other side, one at a time; for one reader.</summary>
public interface IAsyncStreamReader<out T>
{
    T Current { get; }

    /// <summary>Waits for the next message; false at the end of the stream, an exception on failure.</summary>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}
