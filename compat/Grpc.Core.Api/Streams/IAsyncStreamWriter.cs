namespace Grpc.Core;

/// <summary>Takes the messages for the other side; a write must end before the next begins.</summary>
public interface IAsyncStreamWriter<in T>
{
    WriteOptions? WriteOptions { get; set; }

    Task WriteAsync(T message);

    /// <summary>As the other; a writer that does not implement this one refuses tokens that can cancel.</summary>
    Task WriteAsync(T message, CancellationToken cancellationToken) => cancellationToken.CanBeCanceled
        ? throw new NotSupportedException("This stream writer cannot cancel a single write.")
        : WriteAsync(message);
}

/// <summary>The client's writer.</summary>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>Says that no more messages follow.</summary>
    Task CompleteAsync();
}

/// <summary>The server's writer; its stream ends when the method returns.</summary>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>;
