using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a marshaller puts one message: an array at once, or a length, a buffer and a completion.</summary>
public abstract class SerializationContext
{
    public virtual void Complete(byte[] payload) => throw new NotImplementedException();

    public virtual void SetPayloadLength(int payloadLength) => throw new NotImplementedException();

    public virtual IBufferWriter<byte> GetBufferWriter() => throw new NotImplementedException();

    public virtual void Complete() => throw new NotImplementedException();
}
