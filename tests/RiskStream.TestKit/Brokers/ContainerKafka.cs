using Testcontainers.Kafka;

namespace RiskStream.TestKit.Brokers;

/// <summary>A real Kafka in a container. Compiled only where the feed serves Testcontainers.</summary>
public sealed class ContainerKafka(KafkaContainer container) : IKafkaBroker
{
    internal const string Image = "apache/kafka:4.1.1";

    public string BootstrapServers => container.GetBootstrapAddress();

    public string Description => $"{Image} in a container at {BootstrapServers}";

    /// <summary>Apache Kafka's own default of <c>group.min.session.timeout.ms</c>.</summary>
    public TimeSpan ShortestGroupSession => TimeSpan.FromSeconds(6);

    public static async Task<IKafkaBroker> StartAsync(CancellationToken cancellationToken)
    {
        var container = new KafkaBuilder(Image).Build();
        await container.StartAsync(cancellationToken);
        return new ContainerKafka(container);
    }

    public Task CreateTopicAsync(string name, int partitions, CancellationToken cancellationToken) =>
        KafkaTopics.CreateByAdminAsync(BootstrapServers, name, partitions).WaitAsync(cancellationToken);

    public ValueTask DisposeAsync() => container.DisposeAsync();
}

public sealed partial record RealKafkaSource
{
    private const string DefaultEngine = UnixScheme + "/var/run/docker.sock";
    private const string UnixScheme = "unix://";

    static partial void OfferContainer(Func<string, string?> environment, ref RealKafkaSource? source)
    {
        var engine = environment("DOCKER_HOST") ?? DefaultEngine;
        if (!engine.StartsWith(UnixScheme, StringComparison.Ordinal) || File.Exists(engine[UnixScheme.Length..]))
        {
            source = new RealKafkaSource
            {
                Description = $"{ContainerKafka.Image} in a container of {engine}",
                Start = ContainerKafka.StartAsync,
            };
        }
    }
}
