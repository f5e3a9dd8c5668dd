namespace Grpc.Core;

/// <summary>Wishes about how one message is written.</summary>
[Flags]
public enum WriteFlags
{
    None = 0,
    BufferHint = 1,
    NoCompress = 2,
}
