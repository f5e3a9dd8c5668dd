using Confluent.Kafka;
using RiskStream.Pipeline.Embedded;

namespace RiskStream.TestKit.Brokers;

/// <summary>The embedded broker, as tests see a broker; <see cref="Broker"/> injects faults.</summary>
public sealed class EmbeddedKafka(int brokers = 1) : IKafkaBroker
{
    public EmbeddedBroker Broker { get; } = EmbeddedBroker.Start(brokers);

    public string BootstrapServers => Broker.BootstrapServers;

    public string Description =>
        $"embedded mock cluster of librdkafka {Library.VersionString} at {Broker.BootstrapServers}";

    /// <summary>Above the 3 s that a group's first member waits; a rebalance takes one second less than this.</summary>
    public TimeSpan ShortestGroupSession => TimeSpan.FromSeconds(4);

    public Task CreateTopicAsync(string name, int partitions, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Broker.CreateTopic(name, partitions);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => Broker.DisposeAsync();
}
