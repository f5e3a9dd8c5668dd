using RiskStream.TestKit.Brokers;

namespace RiskStream.Scenarios.Tests;

/// <summary>All classes that want a broker share one of each kind.</summary>
[CollectionDefinition(Name)]
public sealed class KafkaCollection : ICollectionFixture<KafkaFixture>
{
    public const string Name = "Kafka";
}
