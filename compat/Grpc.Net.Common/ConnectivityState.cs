namespace Grpc.Core;

/// <summary>Where a channel stands with its connections.</summary>
public enum ConnectivityState
{
    Idle,
    Connecting,
    Ready,
    TransientFailure,
    Shutdown,
}
