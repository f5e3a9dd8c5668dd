using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace RiskStream.Pipeline.Native;

/// <summary>
/// A running mock cluster. It holds a reference on its client handle, so the two are released in the one order that
/// librdkafka allows, cluster first, whether by Dispose or by the finalizer.
/// </summary>
internal sealed class MockClusterHandle : SafeHandle
{
    private KafkaHandle? _owner;

    public MockClusterHandle()
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    /// <exception cref="KafkaException">librdkafka could not open the brokers' listeners.</exception>
    internal static MockClusterHandle Create(KafkaHandle owner, int brokers)
    {
        var cluster = LibrdkafkaMock.NewCluster(owner, brokers);
        if (cluster.IsInvalid)
        {
            cluster.Dispose();
            throw new KafkaException(new Error(
                ErrorCode.Local_Fail, $"rd_kafka_mock_cluster_new failed for {brokers} broker(s)"));
        }

        var held = false;
        owner.DangerousAddRef(ref held);
        cluster._owner = owner;
        return cluster;
    }

    protected override bool ReleaseHandle()
    {
        LibrdkafkaMock.DestroyCluster(handle);
        _owner?.DangerousRelease();
        return true;
    }
}
