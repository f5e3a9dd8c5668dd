using System.Runtime.InteropServices;
using Confluent.Kafka;
using RiskStream.Pipeline.Native;

namespace RiskStream.Pipeline.Embedded;

/// <summary>
/// A Kafka cluster inside this process: librdkafka's mock cluster, which speaks the real wire protocol on loopback
/// ports. For the demo and for fault tests; nothing in it outlives the process.
/// </summary>
/// <remarks>
/// <para>Bounds: a partition keeps about 5 MB as produced (compressed, if so) or 100,000 batches in memory and then
/// drops its oldest batch, read or not. A consumer that far behind is sent to its <c>auto.offset.reset</c>: records
/// are lost without an error. Pace the producer, and let it compress.</para>
/// <para>What it serves: produce (idempotent producers and transactions included), fetch, consumer groups, committed
/// offsets, headers, tombstones and the producer's timestamps.</para>
/// <para>What it does not: the admin interface, <c>CreateTopics</c> included (use <see cref="CreateTopic"/>);
/// offsets by timestamp (the answer is always the end); compaction and retention by time; hiding aborted transactions
/// from readers; <c>allow.auto.create.topics=false</c> (asking for a topic's metadata creates it). The timestamp of a
/// delivery report is made up; that of the consumed record is right.</para>
/// <para>Timing: a fetch that finds nothing answers only after the client's <c>fetch.wait.max.ms</c>, also when a
/// record arrives meanwhile: set it low. A group's first member waits 3 s, which <c>session.timeout.ms</c> must exceed
/// or the member is dropped while it joins; every later join or leave costs the group <c>session.timeout.ms</c> less
/// one second. All members of a group must name the same assignment strategy: the library aborts the process
/// otherwise.</para>
/// <para>All members may be called from any thread.</para>
/// </remarks>
public sealed class EmbeddedBroker : IDisposable, IAsyncDisposable
{
    /// <summary>Stands for every broker of the cluster where one is asked for.</summary>
    public const int AllBrokers = -1;

    /// <summary>Partitions of a topic that a client's first use creates. The library has no setting for it.</summary>
    public const int AutoCreatedPartitions = 4;

    /// <summary>The most brokers a cluster may have; each is a listening socket.</summary>
    public const int MaxBrokers = 16;

    private readonly KafkaHandle _client;
    private readonly MockClusterHandle _cluster;
    private readonly int _defaultPartitions;

    private EmbeddedBroker(KafkaHandle client, MockClusterHandle cluster, int brokers, int defaultPartitions)
    {
        _client = client;
        _cluster = cluster;
        _defaultPartitions = defaultPartitions;
        Brokers = brokers;
        BootstrapServers = Marshal.PtrToStringUTF8(LibrdkafkaMock.BootstrapServers(cluster))!;
    }

    /// <summary>How many brokers there are; their ids are 1 to this number.</summary>
    public int Brokers { get; }

    /// <summary>What a client's <c>bootstrap.servers</c> takes: every broker's loopback address.</summary>
    public string BootstrapServers { get; }

    /// <summary>Starts a cluster on free loopback ports.</summary>
    /// <param name="brokers">1 to <see cref="MaxBrokers"/>.</param>
    /// <param name="defaultPartitions">Partitions of a topic that <see cref="CreateTopic"/> is given no number for; a
    /// topic created by a client's first use has <see cref="AutoCreatedPartitions"/>, whatever this says.</param>
    /// <exception cref="DllNotFoundException">There is no librdkafka; the message says how to install it.</exception>
    /// <exception cref="KafkaException">The listeners could not be opened.</exception>
    public static EmbeddedBroker Start(int brokers = 1, int defaultPartitions = AutoCreatedPartitions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(brokers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(brokers, MaxBrokers);
        ArgumentOutOfRangeException.ThrowIfLessThan(defaultPartitions, 1);
        LibrdkafkaResolver.EnsureLoadable();
        var client = KafkaHandle.Create();
        try
        {
            return new EmbeddedBroker(client, MockClusterHandle.Create(client, brokers), brokers, defaultPartitions);
        }
        catch (KafkaException)
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Creates a topic; it can be used as soon as this returns. Its leaders are chosen at random.</summary>
    /// <param name="name">The topic's name.</param>
    /// <param name="partitions">Its number of partitions; null takes the default given at the start.</param>
    /// <exception cref="KafkaException"><see cref="ErrorCode.TopicAlreadyExists"/>. Names are not checked.</exception>
    public void CreateTopic(string name, int? partitions = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var count = partitions ?? _defaultPartitions;
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(partitions));
        Check(LibrdkafkaMock.CreateTopic(_cluster, name, count, Math.Min(3, Brokers)), $"Creating topic '{name}'");
    }

    /// <summary>
    /// Answers the next requests of this kind with these errors, one each, on whichever brokers they arrive; after
    /// them, requests succeed again. A failed produce appends nothing.
    /// </summary>
    /// <param name="api">The kind of request.</param>
    /// <param name="errors"><see cref="ErrorCode.Local_Transport"/> closes the connection instead of answering;
    /// <see cref="ErrorCode.NoError"/> lets one request pass. Clients remember some errors for longer than one request,
    /// such as <see cref="ErrorCode.TopicAuthorizationFailed"/>.</param>
    public void PushRequestErrors(KafkaApi api, params ReadOnlySpan<ErrorCode> errors) =>
        LibrdkafkaMock.PushRequestErrors(_cluster, (short)api, (nuint)errors.Length, errors);

    /// <summary>Forgets the errors of this kind of request that have not been given out.</summary>
    public void ClearRequestErrors(KafkaApi api) => LibrdkafkaMock.ClearRequestErrors(_cluster, (short)api);

    /// <summary>Moves a partition, with its records, to another leader; null leaves it without one.</summary>
    public void SetPartitionLeader(TopicPartition partition, int? brokerId)
    {
        ArgumentNullException.ThrowIfNull(partition);
        Check(
            LibrdkafkaMock.SetPartitionLeader(_cluster, partition.Topic, partition.Partition.Value, brokerId ?? -1),
            $"Moving {partition} to broker {brokerId?.ToString() ?? "none"}");
    }

    /// <summary>Closes a broker's connections and refuses new ones. It stays its partitions' leader.</summary>
    public void SetBrokerDown(int brokerId = AllBrokers) =>
        Check(LibrdkafkaMock.SetBrokerDown(_cluster, brokerId), BrokerText("Stopping", brokerId));

    /// <summary>Takes connections again, on the same port, with everything the broker held.</summary>
    public void SetBrokerUp(int brokerId = AllBrokers) =>
        Check(LibrdkafkaMock.SetBrokerUp(_cluster, brokerId), BrokerText("Starting", brokerId));

    /// <summary>Delays every response by this much, in whole milliseconds; zero ends it.</summary>
    public void SetRoundTripTime(TimeSpan roundTripTime, int brokerId = AllBrokers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(roundTripTime, TimeSpan.Zero);
        var milliseconds = checked((int)roundTripTime.TotalMilliseconds);
        Check(LibrdkafkaMock.SetRoundTripTime(_cluster, brokerId, milliseconds), BrokerText("Delaying", brokerId));
    }

    /// <summary>Ends the brokers; clients still connected see them as gone. Everything they held is lost.</summary>
    public void Dispose()
    {
        _cluster.Dispose();
        _client.Dispose();
    }

    /// <summary>As <see cref="Dispose"/>, off the caller's thread: the library joins its own threads first.</summary>
    public ValueTask DisposeAsync() => new(Task.Run(Dispose));

    private static void Check(ErrorCode result, string doing)
    {
        if (result != ErrorCode.NoError)
        {
            throw new KafkaException(new Error(result, $"{doing} on the embedded broker failed: {result}"));
        }
    }

    private static string BrokerText(string doing, int brokerId) =>
        brokerId == AllBrokers ? $"{doing} every broker" : $"{doing} broker {brokerId}";
}
