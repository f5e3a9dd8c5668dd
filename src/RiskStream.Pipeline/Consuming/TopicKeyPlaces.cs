using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RiskStream.Checkpoints;
using RiskStream.Pipeline.Hosting;
using RiskStream.Ports;
using RiskStream.Stages;

namespace RiskStream.Pipeline.Consuming;

/// <summary>
/// Where keys' states are: a stage's partition is that of its input, so it follows from the key by murmur2 and from how many partitions the
/// topic has. That number is asked for once, when the cluster answers: topics are never given more partitions under stored state.
/// </summary>
public sealed partial class TopicKeyPlaces(KafkaOptions options, TimeProvider time, ILogger<TopicKeyPlaces> logger)
    : BackgroundService, IKeyPlaces
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(500);

    private volatile Dictionary<string, int> _partitions = [];

    /// <inheritdoc/>
    public StagePartition? PlaceOf(string stage, string key) => _partitions.TryGetValue(stage, out var count)
        ? new StagePartition(stage, Murmur2.PartitionOf(Encoding.UTF8.GetBytes(key), count))
        : null;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var topics = new Dictionary<string, string>
        {
            [PersonStage.StageName] = options.SettlementEvents,
            [InstitutionStage.StageName] = options.InstitutionFacts,
        };
        using var admin = new AdminClientBuilder(new AdminClientConfig(new Dictionary<string, string>(options.Client))
        {
            BootstrapServers = options.BootstrapServers,
        }).Build();
        while (_partitions.Count < topics.Count)
        {
            var counts = await Task.Run(() => CountsOf(admin), stoppingToken);
            if (topics.Values.All(counts.ContainsKey))
            {
                _partitions = topics.ToDictionary(topic => topic.Key, topic => counts[topic.Value]);
                return;
            }

            await Task.Delay(AskAgainAfter, time, stoppingToken);
        }
    }

    private Dictionary<string, int> CountsOf(IAdminClient admin)
    {
        try
        {
            return admin.GetMetadata(AnswerWithin).Topics.Where(topic => topic.Partitions.Count > 0)
                .ToDictionary(topic => topic.Topic, topic => topic.Partitions.Count);
        }
        catch (KafkaException fault)
        {
            LogUnanswered(fault.Error.Reason);
            return [];
        }
    }

    [LoggerMessage(2301, LogLevel.Information, "Checks do not know yet how many partitions the topics have: {Reason}")]
    private partial void LogUnanswered(string reason);
}
