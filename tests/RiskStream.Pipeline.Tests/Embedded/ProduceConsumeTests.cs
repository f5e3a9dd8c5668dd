using System.Text;
using Confluent.Kafka;
using RiskStream.TestKit;
using RiskStream.TestKit.Brokers;

namespace RiskStream.Pipeline.Tests.Embedded;

/// <summary>What the pipeline needs of a broker, on the embedded one and on a real one.</summary>
[Collection(KafkaCollection.Name)]
[Trait("Needs", "Kafka")]
public sealed class ProduceConsumeTests(KafkaFixture kafka)
{
    [Theory, OnEmbeddedKafka, OnRealKafka]
    public async Task A_record_comes_back_with_key_value_headers_timestamp_and_offset(KafkaKind kind)
    {
        var broker = await kafka.GetAsync(kind);
        var topic = await broker.NewTopicAsync();
        var sent = new Message<byte[], byte[]>
        {
            Key = "person-1"u8.ToArray(),
            Value = "settlement"u8.ToArray(),
            Timestamp = new Timestamp(1_700_000_000_123, TimestampType.CreateTime),
            Headers = new Headers { { "schema", "v1"u8.ToArray() }, { "empty", [] }, { "none", null } },
        };

        using var producer = new ProducerBuilder<byte[], byte[]>(broker.ProducerConfig()).Build();
        var report = await producer.ProduceAsync(topic, sent);
        var received = Assert.Single(await broker.ReadAsync(topic, 1));

        Assert.Equal(PersistenceStatus.Persisted, report.Status);
        Assert.Equal(report.TopicPartitionOffset, received.TopicPartitionOffset);
        Assert.Equal(0, received.Offset.Value);
        Assert.Equal(sent.Key, received.Message.Key);
        Assert.Equal(sent.Value, received.Message.Value);
        Assert.Equal(sent.Timestamp, received.Message.Timestamp);
        Assert.Equal(["schema", "empty", "none"], received.Message.Headers.Select(header => header.Key));
        Assert.Equal("v1", Encoding.UTF8.GetString(received.Message.Headers.GetLastBytes("schema")));
        Assert.Empty(received.Message.Headers.GetLastBytes("empty"));
        Assert.Null(received.Message.Headers.GetLastBytes("none"));
    }

    [Theory, OnEmbeddedKafka, OnRealKafka]
    public async Task A_key_without_a_value_comes_back_as_a_tombstone(KafkaKind kind)
    {
        var broker = await kafka.GetAsync(kind);
        var topic = await broker.NewTopicAsync();
        using var producer = new ProducerBuilder<string, byte[]?>(broker.ProducerConfig()).Build();

        await producer.ProduceAsync(topic, new Message<string, byte[]?> { Key = "gone", Value = null });

        Assert.Null(Assert.Single(await broker.ReadAsync(topic, 1)).Message.Value);
    }

    [Theory, OnEmbeddedKafka, OnRealKafka]
    public async Task Records_of_one_key_keep_their_order_under_an_idempotent_producer(KafkaKind kind)
    {
        const int Records = 2_000;
        var broker = await kafka.GetAsync(kind);
        var topic = await broker.NewTopicAsync(partitions: 3);
        var settings = broker.ProducerConfig();
        settings.EnableIdempotence = true;
        settings.LingerMs = 5;
        settings.CompressionType = CompressionType.Lz4;

        using (var producer = new ProducerBuilder<string, int>(settings).Build())
        {
            for (var i = 0; i < Records; i++)
            {
                producer.Produce(topic, new Message<string, int> { Key = $"key-{i % 7}", Value = i });
            }

            Assert.Equal(0, producer.Flush(Eventually.DefaultBound));
        }

        var received = await broker.ReadAsync(topic, Records);
        Assert.Equal(Records, received.Select(record => Number(record.Message.Value)).Distinct().Count());
        Assert.All(
            received.GroupBy(record => Encoding.UTF8.GetString(record.Message.Key)),
            ofKey => Assert.Equal(ofKey.Select(Number).Order(), ofKey.Select(Number)));
        Assert.All(
            received.GroupBy(record => record.Partition.Value),
            ofPartition => Assert.Equal(
                Enumerable.Range(0, ofPartition.Count()).Select(i => (long)i),
                ofPartition.Select(record => record.Offset.Value)));
    }

    [Theory, OnEmbeddedKafka, OnRealKafka]
    public async Task The_ends_of_a_partition_are_its_first_offset_and_the_one_after_its_last(KafkaKind kind)
    {
        var broker = await kafka.GetAsync(kind);
        var topic = await broker.NewTopicAsync(partitions: 2);
        using var producer = new ProducerBuilder<Null, int>(broker.ProducerConfig()).Build();
        var partition = new TopicPartition(topic, 1);
        for (var i = 0; i < 5; i++)
        {
            await producer.ProduceAsync(partition, new Message<Null, int> { Value = i });
        }

        using var consumer = new ConsumerBuilder<Ignore, int>(broker.ConsumerConfig("unused")).Build();
        var ends = await Task.Run(() => consumer.QueryWatermarkOffsets(partition, Eventually.DefaultBound));

        Assert.Equal((0L, 5L), (ends.Low.Value, ends.High.Value));
    }

    private static int Number(ConsumeResult<byte[], byte[]> record) => Number(record.Message.Value);

    private static int Number(byte[] value) =>
        Deserializers.Int32.Deserialize(value, false, SerializationContext.Empty);
}
