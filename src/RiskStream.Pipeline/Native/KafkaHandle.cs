using System.Runtime.InteropServices;
using System.Text;
using Confluent.Kafka;

namespace RiskStream.Pipeline.Native;

/// <summary>A bare librdkafka client that connects to nothing: the mock cluster needs one to hang on.</summary>
internal sealed class KafkaHandle : SafeHandle
{
    private const int ErrorTextBytes = 512;

    public KafkaHandle()
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    /// <exception cref="KafkaException">librdkafka refused; the message is its own.</exception>
    internal static KafkaHandle Create()
    {
        Span<byte> error = stackalloc byte[ErrorTextBytes];
        var configuration = LibrdkafkaMock.NewConfiguration();

        // Errors only. At its default level it would warn on stderr that this handle has no bootstrap.servers, and
        // write a line for every fault that a test injects.
        _ = LibrdkafkaMock.SetConfiguration(configuration, "log_level", "3", error, ErrorTextBytes);
        var created = LibrdkafkaMock.NewHandle(LibrdkafkaMock.ProducerHandle, configuration, error, ErrorTextBytes);
        if (!created.IsInvalid)
        {
            return created;
        }

        created.Dispose();
        LibrdkafkaMock.DestroyConfiguration(configuration);
        throw new KafkaException(new Error(ErrorCode.Local_Fail, "rd_kafka_new failed: " + Text(error)));
    }

    protected override bool ReleaseHandle()
    {
        LibrdkafkaMock.DestroyHandle(handle);
        return true;
    }

    private static string Text(ReadOnlySpan<byte> terminated)
    {
        var end = terminated.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? terminated : terminated[..end]);
    }
}
