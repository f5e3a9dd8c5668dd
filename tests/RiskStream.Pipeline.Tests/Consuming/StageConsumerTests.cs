using Akka.Actor;
using Akka.Streams;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RiskStream.Checkpoints;
using RiskStream.Pipeline.Consuming;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.Graph;
using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Publishing;
using RiskStream.Pipeline.Stages;
using RiskStream.Ports;
using RiskStream.State.InMemory;
using RiskStream.TestKit;
using RiskStream.TestKit.Brokers;

namespace RiskStream.Pipeline.Tests.Consuming;

[Collection(KafkaCollection.Name)]
public sealed class StageConsumerTests(KafkaFixture kafka)
{
    private const int Stored = 7;
    private const int Produced = 20;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    [Theory, OnEmbeddedKafka, OnRealKafka]
    public async Task A_partition_is_read_from_its_stored_offset_however_late_that_is_known(KafkaKind kind)
    {
        var broker = await kafka.GetAsync(kind);
        var topic = await broker.NewTopicAsync();
        await ProduceAsync(broker, topic, Produced);
        var store = new GatedStore();
        await store.StandsAtAsync(new StagePartition(OffsetStage.StageName, 0), Stored);
        var stage = new OffsetStage();
        using var publisher = new KafkaPublisher(OptionsOf(broker, topic), NullLogger<KafkaPublisher>.Instance);
        var streams = ActorSystem.Create("stage");
        var counters = new StageCounters();
        var consumer = new StageConsumer<long>(new StageContext<long>(
            DescriptionOf(stage, topic), OptionsOf(broker, topic), new GraphPorts(store, publisher, counters, NoLists.Instance),
            streams.Materializer(), TimeProvider.System, NullLogger.Instance));

        using var stop = new CancellationTokenSource();
        var polling = consumer.RunAsync(stop.Token);
        await store.Asked.WaitAsync(Bound);
        await ProduceAsync(broker, topic, Produced);
        store.Open();
        await Eventually.HoldsAsync(
            "everything after the stored offset is committed", () => counters.Records, records => records == (2 * Produced) - Stored, Bound);
        await stop.CancelAsync();
        await polling.WaitAsync(Bound);
        await streams.Terminate().WaitAsync(Bound);

        Assert.Equal(Enumerable.Range(Stored, (2 * Produced) - Stored).Select(offset => (long)offset), stage.Applied);
        Assert.Equal(0, counters.Lost);
        Assert.Equal(0, counters.Restarts);
    }

    /// <summary>
    /// As right after its creation, when not every broker knows of it: a consumer that was told so asks again only every so often.
    /// </summary>
    [Theory, OnRealKafka]
    public async Task A_topic_that_the_broker_does_not_know_yet_is_read_soon_after_it_does(KafkaKind kind)
    {
        var broker = await kafka.GetAsync(kind);
        var topic = $"late.{await broker.NewTopicAsync()}";
        var stage = new OffsetStage();
        using var publisher = new KafkaPublisher(OptionsOf(broker, topic), NullLogger<KafkaPublisher>.Instance);
        var streams = ActorSystem.Create("stage");
        var counters = new StageCounters();
        var log = new AwaitedLog(nameof(ErrorCode.UnknownTopicOrPart));
        var consumer = new StageConsumer<long>(new StageContext<long>(
            DescriptionOf(stage, topic),
            OptionsOf(broker, topic),
            new GraphPorts(new InMemoryStateStore(), publisher, counters, NoLists.Instance),
            streams.Materializer(),
            TimeProvider.System,
            log));

        using var stop = new CancellationTokenSource();
        var polling = consumer.RunAsync(stop.Token);
        await log.Seen.WaitAsync(Bound);
        await broker.CreateTopicAsync(topic, 1, stop.Token);
        await ProduceAsync(broker, topic, Produced);
        await Eventually.HoldsAsync("all is committed", () => counters.Records, records => records == Produced, Bound);
        await stop.CancelAsync();
        await polling.WaitAsync(Bound);
        await streams.Terminate().WaitAsync(Bound);

        Assert.Equal(Enumerable.Range(0, Produced).Select(offset => (long)offset), stage.Applied);
    }

    private static KafkaOptions OptionsOf(IKafkaBroker broker, string topic) => new()
    {
        BootstrapServers = broker.BootstrapServers,
        GroupPrefix = topic,
        SessionTimeout = TimeSpan.FromSeconds(6),
    };

    private static StageDescription<long> DescriptionOf(OffsetStage stage, string topic) => new()
    {
        Topic = topic,
        Name = OffsetStage.StageName,
        StageOf = _ => stage,
        Decode = record => new DecodeResult<long>.Decoded(record.Offset),
    };

    private static async Task ProduceAsync(IKafkaBroker broker, string topic, int count)
    {
        using var producer = new ProducerBuilder<Null, int>(broker.ProducerConfig()).Build();
        for (var i = 0; i < count; i++)
        {
            await producer.ProduceAsync(new TopicPartition(topic, 0), new Message<Null, int> { Value = i });
        }
    }

    /// <summary>Says when something was logged that contains a text.</summary>
    private sealed class AwaitedLog(string awaited) : ILogger
    {
        private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Seen => _seen.Task;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (formatter(state, exception).Contains(awaited, StringComparison.Ordinal))
            {
                _seen.TrySetResult();
            }
        }
    }

    /// <summary>State in memory that gives no lease until it is opened.</summary>
    private sealed class GatedStore : IKeyedStateStore
    {
        private readonly InMemoryStateStore _store = new();
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public void Open() => _open.SetResult();

        public async Task StandsAtAsync(StagePartition partition, long next)
        {
            var lease = await _store.AcquireAsync(partition, CancellationToken.None);
            await _store.CommitAsync(lease, 0, new Checkpoint(next, []), [], CancellationToken.None);
        }

        public async ValueTask<PartitionLease> AcquireAsync(StagePartition partition, CancellationToken cancellationToken)
        {
            _asked.TrySetResult();
            await _open.Task.WaitAsync(cancellationToken);
            return await _store.AcquireAsync(partition, cancellationToken);
        }

        public ValueTask<IReadOnlyList<byte[]?>> LoadAsync(
            StagePartition partition, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
            _store.LoadAsync(partition, keys, cancellationToken);

        public ValueTask<IReadOnlyList<string>> ListKeysAsync(
            StagePartition partition, string after, int most, CancellationToken cancellationToken) =>
            _store.ListKeysAsync(partition, after, most, cancellationToken);

        public ValueTask<WriteOutcome> CommitAsync(
            PartitionLease lease,
            CheckpointPosition from,
            Checkpoint next,
            IReadOnlyList<StateChange> changes,
            CancellationToken cancellationToken) =>
            _store.CommitAsync(lease, from, next, changes, cancellationToken);
    }
}
