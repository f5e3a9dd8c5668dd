using Confluent.Kafka;
using RiskStream.Pipeline.Embedded;
using RiskStream.TestKit;
using RiskStream.TestKit.Brokers;

namespace RiskStream.Pipeline.Tests.Embedded;

/// <summary>The faults that the embedded broker can be told to have.</summary>
public sealed class FaultInjectionTests
{
    [Fact]
    public async Task A_pushed_error_fails_one_produce_and_the_next_succeeds()
    {
        await using var kafka = new EmbeddedKafka();
        var topic = await kafka.NewTopicAsync();
        using var producer = Producer(kafka);
        kafka.Broker.PushRequestErrors(KafkaApi.Produce, ErrorCode.MsgSizeTooLarge);

        var failed = await Assert.ThrowsAsync<ProduceException<Null, int>>(() => ProduceAsync(producer, topic, 1));
        await ProduceAsync(producer, topic, 2);

        Assert.Equal(ErrorCode.MsgSizeTooLarge, failed.Error.Code);
        Assert.Equal(2, Number(Assert.Single(await kafka.ReadAsync(topic, 1))));
    }

    [Fact]
    public async Task Errors_that_were_cleared_are_not_given_out()
    {
        await using var kafka = new EmbeddedKafka();
        var topic = await kafka.NewTopicAsync();
        using var producer = Producer(kafka);

        kafka.Broker.PushRequestErrors(KafkaApi.Produce, ErrorCode.MsgSizeTooLarge);
        kafka.Broker.ClearRequestErrors(KafkaApi.Produce);
        await ProduceAsync(producer, topic, 1);

        Assert.Single(await kafka.ReadAsync(topic, 1));
    }

    [Fact]
    public async Task An_idempotent_producer_gets_through_refused_and_cut_requests_once_each_and_in_order()
    {
        const int Records = 200;
        await using var kafka = new EmbeddedKafka();
        var topic = await kafka.NewTopicAsync();
        var settings = kafka.ProducerConfig();
        settings.EnableIdempotence = true;
        settings.BatchNumMessages = 10;
        settings.RetryBackoffMs = 10;
        settings.ReconnectBackoffMs = 10;
        using var producer = new ProducerBuilder<Null, int>(settings).Build();
        kafka.Broker.PushRequestErrors(
            KafkaApi.Produce, ErrorCode.NoError, ErrorCode.NotEnoughReplicas, ErrorCode.NoError,
            ErrorCode.Local_Transport, ErrorCode.NoError, ErrorCode.RequestTimedOut);

        var reports = await Task.WhenAll(Enumerable.Range(0, Records).Select(i => ProduceAsync(producer, topic, i)));
        var received = await kafka.ReadAsync(topic, Records);

        Assert.Equal(Enumerable.Range(0, Records), received.Select(Number));
        Assert.Equal(Enumerable.Range(0, Records).Select(i => (long)i), reports.Select(report => report.Offset.Value));
    }

    [Fact]
    public async Task A_refused_commit_reaches_the_caller_and_commits_nothing()
    {
        await using var kafka = new EmbeddedKafka();
        var topic = await kafka.NewTopicAsync();
        var partition = new TopicPartition(topic, 0);
        using var consumer = new ConsumerBuilder<Ignore, int>(kafka.ConsumerConfig("group")).Build();
        consumer.Assign(new TopicPartitionOffset(partition, 0));
        kafka.Broker.PushRequestErrors(KafkaApi.OffsetCommit, ErrorCode.OffsetMetadataTooLarge);

        var refused = await Assert.ThrowsAnyAsync<KafkaException>(() => CommitAsync(consumer, partition, 5));
        var before = await CommittedAsync(consumer, partition);
        await CommitAsync(consumer, partition, 6);
        var after = await CommittedAsync(consumer, partition);

        Assert.Equal(ErrorCode.OffsetMetadataTooLarge, refused.Error.Code);
        Assert.Equal((Offset.Unset, new Offset(6)), (before, after));
    }

    [Fact]
    public async Task A_record_for_a_broker_that_is_down_waits_until_it_is_up_and_other_brokers_go_on()
    {
        await using var kafka = new EmbeddedKafka(brokers: 2);
        var (ofFirst, ofSecond) = await PartitionsByBrokerAsync(kafka);
        using var producer = Producer(kafka);
        await ProduceAsync(producer, ofFirst, 1);
        await ProduceAsync(producer, ofSecond, 1);

        kafka.Broker.SetBrokerDown(1);
        var waiting = ProduceAsync(producer, ofFirst, 2);
        await ProduceAsync(producer, ofSecond, 2);
        Assert.False(waiting.IsCompleted);

        kafka.Broker.SetBrokerUp(1);
        Assert.Equal(1, (await waiting).Offset.Value);
    }

    [Fact]
    public async Task A_delayed_broker_answers_when_the_delay_ends_and_other_brokers_go_on()
    {
        await using var kafka = new EmbeddedKafka(brokers: 2);
        var (ofFirst, ofSecond) = await PartitionsByBrokerAsync(kafka);
        using var producer = Producer(kafka);
        await ProduceAsync(producer, ofFirst, 1);
        await ProduceAsync(producer, ofSecond, 1);

        kafka.Broker.SetRoundTripTime(TimeSpan.FromHours(1), brokerId: 1);
        var waiting = ProduceAsync(producer, ofFirst, 2);
        await ProduceAsync(producer, ofSecond, 2);
        Assert.False(waiting.IsCompleted);

        kafka.Broker.SetRoundTripTime(TimeSpan.Zero);
        Assert.Equal(1, (await waiting).Offset.Value);
    }

    [Fact]
    public async Task A_producer_follows_a_partition_to_its_new_leader()
    {
        await using var kafka = new EmbeddedKafka(brokers: 2);
        var (partition, _) = await PartitionsByBrokerAsync(kafka);
        using var producer = Producer(kafka);
        await ProduceAsync(producer, partition, 1);

        kafka.Broker.SetPartitionLeader(partition, 2);
        kafka.Broker.SetBrokerDown(1);

        Assert.Equal(1, (await ProduceAsync(producer, partition, 2)).Offset.Value);
    }

    [Fact]
    public async Task A_broker_that_does_not_exist_is_named_in_the_error()
    {
        await using var kafka = new EmbeddedKafka();

        var refused = Assert.Throws<KafkaException>(() => kafka.Broker.SetBrokerDown(9));

        Assert.Equal(ErrorCode.BrokerNotAvailable, refused.Error.Code);
        Assert.Contains("broker 9", refused.Message);
    }

    /// <summary>One partition that broker 1 leads and one that broker 2 leads.</summary>
    private static async Task<(TopicPartition First, TopicPartition Second)> PartitionsByBrokerAsync(
        EmbeddedKafka kafka)
    {
        var topic = await kafka.NewTopicAsync(partitions: 2);
        var (first, second) = (new TopicPartition(topic, 0), new TopicPartition(topic, 1));
        kafka.Broker.SetPartitionLeader(first, 1);
        kafka.Broker.SetPartitionLeader(second, 2);
        return (first, second);
    }

    private static IProducer<Null, int> Producer(EmbeddedKafka kafka) =>
        new ProducerBuilder<Null, int>(kafka.ProducerConfig()).Build();

    private static Task<DeliveryResult<Null, int>> ProduceAsync(
        IProducer<Null, int> producer, string topic, int value) =>
        producer.ProduceAsync(topic, new Message<Null, int> { Value = value });

    private static Task<DeliveryResult<Null, int>> ProduceAsync(
        IProducer<Null, int> producer, TopicPartition partition, int value) =>
        producer.ProduceAsync(partition, new Message<Null, int> { Value = value });

    private static Task CommitAsync(IConsumer<Ignore, int> consumer, TopicPartition partition, long offset) =>
        Task.Run(() => consumer.Commit([new TopicPartitionOffset(partition, offset)]));

    private static async Task<Offset> CommittedAsync(IConsumer<Ignore, int> consumer, TopicPartition partition) =>
        (await Task.Run(() => consumer.Committed([partition], Eventually.DefaultBound))).Single().Offset;

    private static int Number(ConsumeResult<byte[], byte[]> record) =>
        Deserializers.Int32.Deserialize(record.Message.Value, false, SerializationContext.Empty);
}
