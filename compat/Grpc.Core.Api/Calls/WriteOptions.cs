namespace Grpc.Core;

/// <summary>Carries the <see cref="WriteFlags"/> of a call or of one message.</summary>
public class WriteOptions(WriteFlags flags = WriteFlags.None)
{
    public static readonly WriteOptions Default = new();

    public WriteFlags Flags { get; } = flags;
}
