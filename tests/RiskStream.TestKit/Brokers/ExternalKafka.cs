using System.Collections.Concurrent;

namespace RiskStream.TestKit.Brokers;

/// <summary>A broker that somebody else runs: tests leave it as they found it, without the topics they made.</summary>
public sealed class ExternalKafka(string bootstrapServers) : IKafkaBroker
{
    private readonly ConcurrentQueue<string> _created = new();

    public string BootstrapServers => bootstrapServers;

    public string Description => $"Kafka of {RealKafkaSource.BootstrapVariable}={bootstrapServers}";

    /// <summary>Apache Kafka's own default of <c>group.min.session.timeout.ms</c>.</summary>
    public TimeSpan ShortestGroupSession => TimeSpan.FromSeconds(6);

    public async Task CreateTopicAsync(string name, int partitions, CancellationToken cancellationToken)
    {
        await KafkaTopics.CreateByAdminAsync(BootstrapServers, name, partitions).WaitAsync(cancellationToken);
        _created.Enqueue(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_created.IsEmpty)
        {
            await KafkaTopics.DeleteByAdminAsync(BootstrapServers, [.. _created]);
        }
    }
}
