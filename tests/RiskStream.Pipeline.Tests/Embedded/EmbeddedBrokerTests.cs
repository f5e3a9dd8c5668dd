using System.Net.Sockets;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using RiskStream.Pipeline.Embedded;
using RiskStream.TestKit.Brokers;

namespace RiskStream.Pipeline.Tests.Embedded;

/// <summary>What the embedded broker alone offers, and where it knowingly differs from a real one.</summary>
public sealed class EmbeddedBrokerTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    [Fact]
    public void Each_broker_has_an_address_of_its_own()
    {
        using var cluster = EmbeddedBroker.Start(brokers: 3);

        var addresses = cluster.BootstrapServers.Split(',');

        Assert.Equal(3, addresses.Distinct().Count());
        Assert.All(addresses, address => Assert.StartsWith("127.0.0.1:", address));
    }

    [Fact]
    public void A_topic_has_the_partitions_asked_for_or_the_default_of_the_start()
    {
        using var broker = EmbeddedBroker.Start(defaultPartitions: 6);

        broker.CreateTopic("named", 2);
        broker.CreateTopic("default");

        Assert.Equal(new() { ["named"] = 2, ["default"] = 6 }, PartitionCounts(broker));
    }

    [Fact]
    public void Creating_a_topic_twice_is_refused()
    {
        using var broker = EmbeddedBroker.Start();
        broker.CreateTopic("settlements", 2);

        var refused = Assert.Throws<KafkaException>(() => broker.CreateTopic("settlements", 2));

        Assert.Equal(ErrorCode.TopicAlreadyExists, refused.Error.Code);
        Assert.Contains("'settlements'", refused.Message);
    }

    [Fact]
    public async Task The_first_produce_to_an_unknown_topic_creates_it_with_four_partitions()
    {
        await using var kafka = new EmbeddedKafka();
        using var producer = Producer(kafka);

        await producer.ProduceAsync("unknown", new Message<Null, string> { Value = "x" });

        Assert.Equal(EmbeddedBroker.AutoCreatedPartitions, PartitionCounts(kafka.Broker)["unknown"]);
    }

    [Fact]
    public async Task The_admin_interface_cannot_create_topics()
    {
        using var broker = EmbeddedBroker.Start();
        using var admin = Admin(broker);

        var refused = await Assert.ThrowsAnyAsync<KafkaException>(() => admin.CreateTopicsAsync(
            [new TopicSpecification { Name = "settlements", NumPartitions = 1 }],
            new CreateTopicsOptions { RequestTimeout = TimeSpan.FromSeconds(1) }));

        Assert.Equal(ErrorCode.Local_TimedOut, refused.Error.Code);
    }

    [Fact]
    public async Task Looking_up_an_offset_by_timestamp_always_answers_the_end()
    {
        await using var kafka = new EmbeddedKafka();
        var topic = await kafka.NewTopicAsync();
        using var producer = Producer(kafka);
        await producer.ProduceAsync(topic, new Message<Null, string> { Value = "x" });
        using var consumer = new ConsumerBuilder<Ignore, string>(kafka.ConsumerConfig("unused")).Build();

        var found = await Task.Run(() => consumer.OffsetsForTimes(
            [new TopicPartitionTimestamp(topic, 0, new Timestamp(1, TimestampType.CreateTime))], Bound));

        Assert.Equal(Offset.End, Assert.Single(found).Offset);
    }

    [Fact]
    public async Task A_partition_drops_its_oldest_batches_beyond_five_megabytes()
    {
        await using var kafka = new EmbeddedKafka();
        var topic = await kafka.NewTopicAsync();
        using var producer = new ProducerBuilder<Null, byte[]>(kafka.ProducerConfig()).Build();
        for (var i = 0; i < 8; i++)
        {
            await producer.ProduceAsync(topic, new Message<Null, byte[]> { Value = new byte[900_000] });
        }

        using var consumer = new ConsumerBuilder<Ignore, byte[]>(kafka.ConsumerConfig("unused")).Build();
        var ends = await Task.Run(() => consumer.QueryWatermarkOffsets(new TopicPartition(topic, 0), Bound));

        Assert.Equal((3L, 8L), (ends.Low.Value, ends.High.Value));
    }

    [Fact]
    public async Task What_it_held_is_gone_and_its_port_closed_after_dispose()
    {
        var broker = EmbeddedBroker.Start();
        var port = int.Parse(broker.BootstrapServers.Split(':')[1]);

        await broker.DisposeAsync();
        broker.Dispose();

        using var client = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync("127.0.0.1", port));
        Assert.Throws<ObjectDisposedException>(() => broker.CreateTopic("late"));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(EmbeddedBroker.MaxBrokers + 1, 4)]
    [InlineData(1, 0)]
    public void Counts_out_of_range_are_refused(int brokers, int partitions) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EmbeddedBroker.Start(brokers, partitions));

    private static Dictionary<string, int> PartitionCounts(EmbeddedBroker broker)
    {
        using var admin = Admin(broker);
        return admin.GetMetadata(Bound).Topics.ToDictionary(topic => topic.Topic, topic => topic.Partitions.Count);
    }

    private static IAdminClient Admin(EmbeddedBroker broker) =>
        new AdminClientBuilder(new AdminClientConfig { BootstrapServers = broker.BootstrapServers }).Build();

    private static IProducer<Null, string> Producer(IKafkaBroker kafka) =>
        new ProducerBuilder<Null, string>(kafka.ProducerConfig()).Build();
}
