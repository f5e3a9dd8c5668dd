using Akka.Actor;
using Akka.Streams;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using RiskStream.Checkpoints;
using RiskStream.Pipeline.Consuming;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.Graph;
using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Publishing;
using RiskStream.Pipeline.Stages;
using RiskStream.State.InMemory;
using RiskStream.TestKit;

namespace RiskStream.Pipeline.Tests.Consuming;

/// <summary>A partition's run on a recording consumer, a manual clock and state in memory. The test is its poll thread.</summary>
internal sealed class RunUnderTest : IAsyncDisposable
{
    private static readonly TopicPartition Input = new("input", 0);
    private static readonly StagePartition Partition = new(OffsetStage.StageName, 0);

    private readonly ActorSystem _streams = ActorSystem.Create("run");
    private readonly KafkaPublisher _publisher;
    private readonly PartitionRun<long> _run;
    private readonly IConsumer<byte[]?, byte[]?> _consumer;
    private readonly OffsetStage _stage = new();

    private RunUnderTest(InMemoryStateStore store)
    {
        var options = new KafkaOptions { BootstrapServers = "127.0.0.1:9", MaxBatchRecords = 3 };
        _publisher = new KafkaPublisher(options, NullLogger<KafkaPublisher>.Instance);
        (_consumer, Client) = RecordingConsumer.Create();
        _run = new PartitionRun<long>(ContextOf(_stage, options, new GraphPorts(store, _publisher, Counters, NoLists.Instance)), Input);
    }

    /// <summary>The clock of the run.</summary>
    public ManualTimeProvider Clock { get; } = new();

    /// <summary>The client that the run directs.</summary>
    public RecordingConsumer Client { get; }

    /// <summary>What the run counted.</summary>
    public StageCounters Counters { get; } = new();

    /// <summary>The offsets that the stage applied, in order.</summary>
    public IReadOnlyCollection<long> Applied => _stage.Applied;

    /// <summary>A run that streams from a stored offset of a log.</summary>
    public static async Task<RunUnderTest> StreamingAsync(long stored, long low, long high)
    {
        var store = new InMemoryStateStore();
        var lease = await store.AcquireAsync(Partition, CancellationToken.None);
        if (stored > 0)
        {
            Assert.Equal(
                WriteOutcome.Committed, await store.CommitAsync(lease, 0, new Checkpoint(stored, []), [], CancellationToken.None));
        }

        var run = new RunUnderTest(store);
        run.Client.LogIs(low, high);
        await run.StreamsAsync();
        return run;
    }

    /// <summary>Looks after the run until it streams.</summary>
    public Task StreamsAsync() => Eventually.IsTrueAsync("the partition streams", () =>
    {
        Tend();
        return _run.IsStreaming;
    });

    /// <summary>Hands the run records that the client read.</summary>
    public void Read(params long[] offsets)
    {
        foreach (var offset in offsets)
        {
            _run.Take(_consumer, new ConsumeResult<byte[]?, byte[]?>
            {
                TopicPartitionOffset = new TopicPartitionOffset(Input, offset),
                Message = new Message<byte[]?, byte[]?> { Value = [1] },
            });
        }
    }

    /// <summary>Looks after the run once.</summary>
    public void Tend() => _run.Tend(_consumer);

    /// <summary>Looks after the run until everything before an offset is committed.</summary>
    public Task CommitsAsync(long next) => Eventually.HoldsAsync(
        $"everything before {next} is committed",
        () =>
        {
            Tend();
            return _run.CommittedOffset;
        },
        committed => committed == next);

    public async ValueTask DisposeAsync()
    {
        await _run.DrainAsync().WaitAsync(Eventually.DefaultBound);
        _run.Dispose();
        _publisher.Dispose();
        await _streams.Terminate().WaitAsync(Eventually.DefaultBound);
    }

    private StageContext<long> ContextOf(OffsetStage stage, KafkaOptions options, GraphPorts ports)
    {
        var description = new StageDescription<long>
        {
            Topic = Input.Topic,
            Name = OffsetStage.StageName,
            StageOf = _ => stage,
            Decode = record => new DecodeResult<long>.Decoded(record.Offset),
        };
        return new StageContext<long>(
            description, options, ports, _streams.Materializer(), Clock, NullLogger.Instance);
    }
}
