using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>A duplex pipe that counts what goes through it.</summary>
public interface IMeasuredDuplexPipe : IDuplexPipe
{
    /// <summary>Bytes handed to the connection since it was opened.</summary>
    long TotalBytesSent { get; }

    /// <summary>Bytes taken from the connection since it was opened.</summary>
    long TotalBytesReceived { get; }
}
