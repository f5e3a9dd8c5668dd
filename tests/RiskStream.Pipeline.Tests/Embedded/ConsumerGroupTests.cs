using System.Collections.Concurrent;
using Confluent.Kafka;
using RiskStream.TestKit;
using RiskStream.TestKit.Brokers;

namespace RiskStream.Pipeline.Tests.Embedded;

/// <summary>Consumer groups as the keyed stages use them, on the embedded broker and on a real one.</summary>
[Collection(KafkaCollection.Name)]
[Trait("Needs", "Kafka")]
public sealed class ConsumerGroupTests(KafkaFixture kafka)
{
    // Joining takes 3 s on the embedded broker, and a rebalance a session on either; on a busy machine some take two.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    [Theory, OnEmbeddedKafka, OnRealKafka]
    public async Task A_member_goes_on_after_what_its_predecessor_committed(KafkaKind kind)
    {
        var broker = await kafka.GetAsync(kind);
        var topic = await broker.NewTopicAsync();
        await ProduceAsync(broker, new TopicPartition(topic, 0), 10);

        using (var first = Consumer(broker, topic).Build())
        {
            first.Subscribe(topic);
            var read = await first.TakeAsync(4, Bound);
            first.Commit(read[^1]);
            first.Close();
        }

        using var second = Consumer(broker, topic).Build();
        second.Subscribe(topic);
        var rest = await second.TakeAsync(6, Bound);
        second.Close();

        Assert.Equal([4, 5, 6, 7, 8, 9], rest.Select(record => record.Message.Value));
    }

    [Theory, OnEmbeddedKafka, OnRealKafka]
    public async Task Offsets_given_on_assignment_decide_where_reading_starts(KafkaKind kind)
    {
        var broker = await kafka.GetAsync(kind);
        var topic = await broker.NewTopicAsync(partitions: 2);
        await ProduceAsync(broker, new TopicPartition(topic, 0), 10);
        await ProduceAsync(broker, new TopicPartition(topic, 1), 10);

        using var consumer = Consumer(broker, topic)
            .SetPartitionsAssignedHandler((_, assigned) => assigned.Select(
                partition => new TopicPartitionOffset(partition, partition.Partition.Value == 0 ? 7 : 9)))
            .Build();
        consumer.Subscribe(topic);
        var read = await consumer.TakeAsync(4, Bound);
        consumer.Close();

        Assert.Equal(
            [(0, 7L), (0, 8L), (0, 9L), (1, 9L)],
            read.Select(record => (record.Partition.Value, record.Offset.Value)).Order());
    }

    [Theory, OnEmbeddedKafka, OnRealKafka]
    public async Task Seeking_back_reads_the_same_records_again(KafkaKind kind)
    {
        var broker = await kafka.GetAsync(kind);
        var topic = await broker.NewTopicAsync();
        await ProduceAsync(broker, new TopicPartition(topic, 0), 6);

        using var consumer = Consumer(broker, topic).Build();
        consumer.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));
        await consumer.TakeAsync(6, Bound);
        consumer.Seek(new TopicPartitionOffset(topic, 0, 2));
        var again = await consumer.TakeAsync(4, Bound);

        Assert.Equal([2, 3, 4, 5], again.Select(record => record.Message.Value));
    }

    [Theory, OnEmbeddedKafka, OnRealKafka]
    public async Task A_paused_partition_gives_nothing_until_it_is_resumed(KafkaKind kind)
    {
        var broker = await kafka.GetAsync(kind);
        var topic = await broker.NewTopicAsync(partitions: 2);
        await ProduceAsync(broker, new TopicPartition(topic, 0), 3);
        await ProduceAsync(broker, new TopicPartition(topic, 1), 3);

        using var consumer = Consumer(broker, topic).Build();
        consumer.Assign([
            new TopicPartitionOffset(topic, 0, Offset.Beginning),
            new TopicPartitionOffset(topic, 1, Offset.Beginning),
        ]);
        consumer.Pause([new TopicPartition(topic, 0)]);
        var whilePaused = await consumer.TakeAsync(3, Bound);
        consumer.Resume([new TopicPartition(topic, 0)]);
        var afterwards = await consumer.TakeAsync(3, Bound);

        Assert.All(whilePaused, record => Assert.Equal(1, record.Partition.Value));
        Assert.All(afterwards, record => Assert.Equal(0, record.Partition.Value));
    }

    [Theory, OnEmbeddedKafka, OnRealKafka]
    public async Task Two_members_share_the_partitions_and_the_last_one_gets_them_all(KafkaKind kind)
    {
        var broker = await kafka.GetAsync(kind);
        var topic = await broker.NewTopicAsync(partitions: 4);
        await using var first = new Member(Consumer(broker, topic), topic);
        await Eventually.HoldsAsync("the first member owns all", () => first.Owned, owned => owned == "0,1,2,3", Bound);

        await using (var second = new Member(Consumer(broker, topic), topic))
        {
            await Eventually.HoldsAsync(
                "two and two", () => (first.Owned, second.Owned), 
                owned => owned is ("0,1", "2,3") or ("2,3", "0,1"), Bound);
        }

        await Eventually.HoldsAsync("the first owns all again", () => first.Owned, owned => owned == "0,1,2,3", Bound);
    }

    private static ConsumerBuilder<Ignore, int> Consumer(IKafkaBroker broker, string group) =>
        new(broker.ConsumerConfig(group));

    private static async Task ProduceAsync(IKafkaBroker broker, TopicPartition partition, int count)
    {
        using var producer = new ProducerBuilder<Null, int>(broker.ProducerConfig()).Build();
        for (var i = 0; i < count; i++)
        {
            await producer.ProduceAsync(partition, new Message<Null, int> { Value = i });
        }
    }

    /// <summary>A consumer that polls on its own thread and notes what it owns; it leaves when disposed of.</summary>
    private sealed class Member : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly ConcurrentDictionary<int, bool> _owned = new();
        private readonly Task _polling;

        public Member(ConsumerBuilder<Ignore, int> builder, string topic)
        {
            var consumer = builder
                .SetPartitionsAssignedHandler((_, added) => added.ForEach(p => _owned[p.Partition.Value] = true))
                .SetPartitionsRevokedHandler((_, _) => _owned.Clear())
                .SetPartitionsLostHandler((_, _) => _owned.Clear())
                .Build();
            consumer.Subscribe(topic);
            _polling = Task.Run(() => Poll(consumer));
        }

        public string Owned => string.Join(",", _owned.Keys.Order());

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _polling;
            _stop.Dispose();
        }

        private void Poll(IConsumer<Ignore, int> consumer)
        {
            using (consumer)
            {
                while (!_stop.IsCancellationRequested)
                {
                    consumer.Consume(TimeSpan.FromMilliseconds(50));
                }

                consumer.Close();
            }
        }
    }
}
