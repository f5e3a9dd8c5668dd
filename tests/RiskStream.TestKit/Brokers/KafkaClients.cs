using Confluent.Kafka;

namespace RiskStream.TestKit.Brokers;

/// <summary>Client settings under which a test is over in as little time as the broker allows.</summary>
public static class KafkaClients
{
    /// <summary>Acknowledged by all replicas, sent at once, given up after a minute.</summary>
    public static ProducerConfig ProducerConfig(this IKafkaBroker broker) => new()
    {
        BootstrapServers = broker.BootstrapServers,
        Acks = Acks.All,
        LingerMs = 0,
        MessageTimeoutMs = 60_000,
    };

    /// <summary>Reads from the beginning, commits only when told, and soon notices who joins and leaves.</summary>
    public static ConsumerConfig ConsumerConfig(this IKafkaBroker broker, string group) => new()
    {
        BootstrapServers = broker.BootstrapServers,
        GroupId = group,
        AutoOffsetReset = AutoOffsetReset.Earliest,
        EnableAutoCommit = false,
        EnablePartitionEof = false,
        FetchWaitMaxMs = 20,
        SessionTimeoutMs = (int)broker.ShortestGroupSession.TotalMilliseconds,
        HeartbeatIntervalMs = 200,
    };

    /// <summary>For metadata on either broker; the embedded one answers no other admin request.</summary>
    public static IAdminClient NewAdminClient(this IKafkaBroker broker) =>
        new AdminClientBuilder(new AdminClientConfig { BootstrapServers = broker.BootstrapServers }).Build();

    /// <summary>Reads a number of records from the beginning of a topic, without a group.</summary>
    /// <exception cref="TimeoutException">They did not all come in time; the message says how many did.</exception>
    public static Task<IReadOnlyList<ConsumeResult<byte[], byte[]>>> ReadAsync(
        this IKafkaBroker broker, string topic, int count, TimeSpan? within = null) =>
        Task.Run<IReadOnlyList<ConsumeResult<byte[], byte[]>>>(
            () => Read(broker, topic, count, within ?? Eventually.DefaultBound));

    /// <summary>Consumes until a number of records has come, on a thread that may block.</summary>
    /// <exception cref="TimeoutException">They did not all come in time; the message says how many did.</exception>
    public static Task<IReadOnlyList<ConsumeResult<TKey, TValue>>> TakeAsync<TKey, TValue>(
        this IConsumer<TKey, TValue> consumer, int count, TimeSpan? within = null) =>
        Task.Run<IReadOnlyList<ConsumeResult<TKey, TValue>>>(
            () => Take(consumer, count, within ?? Eventually.DefaultBound));

    private static List<ConsumeResult<byte[], byte[]>> Read(
        IKafkaBroker broker, string topic, int count, TimeSpan within)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(broker.ConsumerConfig("unused")).Build();
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var partitions = admin.GetMetadata(topic, within).Topics.Single().Partitions;
        consumer.Assign(partitions.Select(
            partition => new TopicPartitionOffset(topic, partition.PartitionId, Offset.Beginning)));
        return Take(consumer, count, within);
    }

    private static List<ConsumeResult<TKey, TValue>> Take<TKey, TValue>(
        IConsumer<TKey, TValue> consumer, int count, TimeSpan within)
    {
        var taken = new List<ConsumeResult<TKey, TValue>>(count);
        using var bound = new CancellationTokenSource(within);
        try
        {
            while (taken.Count < count)
            {
                taken.Add(consumer.Consume(bound.Token));
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException(
                $"{taken.Count} of {count} record(s) came within {within.TotalSeconds} s: " +
                string.Join(", ", taken.Select(record => record.TopicPartitionOffset)));
        }

        return taken;
    }
}
