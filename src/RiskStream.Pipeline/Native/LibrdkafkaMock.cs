using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace RiskStream.Pipeline.Native;

/// <summary>
/// The calls of librdkafka's mock cluster (rdkafka_mock.h), and the few that make the bare handle it hangs on. All of
/// them may be called from any thread: the cluster runs on a thread of its own and takes them as messages.
/// </summary>
internal static partial class LibrdkafkaMock
{
    /// <summary><c>RD_KAFKA_PRODUCER</c>: the kind of handle that starts no group membership.</summary>
    internal const int ProducerHandle = 0;

    private const string Library = LibrdkafkaResolver.LibraryName;

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_new")]
    internal static partial nint NewConfiguration();

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_destroy")]
    internal static partial void DestroyConfiguration(nint configuration);

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_set", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetConfiguration(
        nint configuration, string name, string value, Span<byte> error, nuint errorSize);

    /// <summary>Takes the configuration over when it succeeds, and only then.</summary>
    [LibraryImport(Library, EntryPoint = "rd_kafka_new")]
    internal static partial KafkaHandle NewHandle(int kind, nint configuration, Span<byte> error, nuint errorSize);

    [LibraryImport(Library, EntryPoint = "rd_kafka_destroy")]
    internal static partial void DestroyHandle(nint handle);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_cluster_new")]
    internal static partial MockClusterHandle NewCluster(KafkaHandle handle, int brokerCount);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_cluster_destroy")]
    internal static partial void DestroyCluster(nint cluster);

    /// <summary>The text stays the cluster's property: copy it, free nothing.</summary>
    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_cluster_bootstraps")]
    internal static partial nint BootstrapServers(MockClusterHandle cluster);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_topic_create", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial ErrorCode CreateTopic(
        MockClusterHandle cluster, string topic, int partitions, int replicationFactor);

    [LibraryImport(
        Library, EntryPoint = "rd_kafka_mock_partition_set_leader", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial ErrorCode SetPartitionLeader(
        MockClusterHandle cluster, string topic, int partition, int brokerId);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_push_request_errors_array")]
    internal static partial void PushRequestErrors(
        MockClusterHandle cluster, short apiKey, nuint count, ReadOnlySpan<ErrorCode> errors);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_clear_request_errors")]
    internal static partial void ClearRequestErrors(MockClusterHandle cluster, short apiKey);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_broker_set_down")]
    internal static partial ErrorCode SetBrokerDown(MockClusterHandle cluster, int brokerId);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_broker_set_up")]
    internal static partial ErrorCode SetBrokerUp(MockClusterHandle cluster, int brokerId);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_broker_set_rtt")]
    internal static partial ErrorCode SetRoundTripTime(MockClusterHandle cluster, int brokerId, int milliseconds);
}
