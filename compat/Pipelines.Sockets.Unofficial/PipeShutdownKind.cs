namespace Pipelines.Sockets.Unofficial;

/// <summary>Why a connection ended; the first reason is kept. It shows in the client's error texts.</summary>
/// <remarks>
/// The values of <see cref="ReadEndOfStream"/> and <see cref="ProtocolExitClient"/> are compiled into the client.
/// </remarks>
public enum PipeShutdownKind
{
    /// <summary>It has not ended.</summary>
    None = 0,

    /// <summary>The owner disposed of the connection.</summary>
    PipeDisposed = 1,

    /// <summary>The other end closed its side.</summary>
    ReadEndOfStream = 100,

    /// <summary>Receiving failed.</summary>
    ReadSocketError = 104,

    /// <summary>Nothing came back for longer than the stall limit; the watchdog cut the connection.</summary>
    ReadStalled = 190,

    /// <summary>Sending failed.</summary>
    WriteSocketError = 204,

    /// <summary>The client said goodbye.</summary>
    ProtocolExitClient = 400,
}
