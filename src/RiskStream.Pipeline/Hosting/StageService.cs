using Akka.Actor;
using Akka.Streams;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RiskStream.Pipeline.Consuming;
using RiskStream.Pipeline.Graph;
using RiskStream.Pipeline.Publishing;
using RiskStream.Pipeline.Reference;
using RiskStream.Pipeline.Stages;
using RiskStream.Ports;

namespace RiskStream.Pipeline.Hosting;

/// <summary>Runs one stage for the life of the process; on shutdown it finishes and commits what is in flight.</summary>
/// <typeparam name="T">The decoded input.</typeparam>
public sealed class StageService<T> : BackgroundService
{
    private readonly StageConsumer<T> _consumer;
    private readonly TopicSetup _topics;
    private readonly LiveReference _live;
    private volatile bool _hasLists;

    /// <summary>A stage on the given ports.</summary>
    public StageService(
        StageDescription<T> description,
        KafkaOptions options,
        StagePorts ports,
        TopicSetup topics,
        LiveReference live,
        KeptReference lists,
        ActorSystem streams,
        TimeProvider time,
        ILogger<StageService<T>> logger)
    {
        _topics = topics;
        _live = live;
        Counters = ports.CountersOf(description.Name);
        var graphPorts = new GraphPorts(ports.Store, ports.Publisher, Counters, lists) { Meter = ports.Meter, Time = time };
        _consumer = new StageConsumer<T>(
            new StageContext<T>(description, options, graphPorts, streams.Materializer(), time, logger));
    }

    /// <summary>What the stage has done.</summary>
    public StageCounters Counters { get; }

    /// <summary>How many assigned partitions stream now.</summary>
    public int StreamingPartitions => _consumer.StreamingPartitions;

    /// <summary>
    /// What has to happen before every assigned partition streams; null if all do. A member that was assigned none, because there are
    /// enough others, is ready.
    /// </summary>
    public string? Missing => _hasLists ? _consumer.Missing : "the topics or the reference lists are not there yet";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _topics.EnsureAsync(stoppingToken);
        await _live.ReadyAsync(stoppingToken);
        _hasLists = true;
        await _consumer.RunAsync(stoppingToken);
    }
}

/// <summary>What all stages of the process share.</summary>
/// <param name="Store">State.</param>
/// <param name="Publisher">Outputs.</param>
/// <param name="Counters">Counters by stage.</param>
public sealed record StagePorts(
    IKeyedStateStore Store, KafkaPublisher Publisher, IReadOnlyDictionary<string, StageCounters> Counters)
{
    /// <summary>Who is told how long steps take.</summary>
    public IStageMeter Meter { get; init; } = SilentMeter.Instance;

    /// <summary>The counters of a stage.</summary>
    public StageCounters CountersOf(string stage) => Counters[stage];
}
