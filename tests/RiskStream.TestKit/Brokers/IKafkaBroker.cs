namespace RiskStream.TestKit.Brokers;

/// <summary>A broker that tests may use until it is disposed of. May be used from several threads at once.</summary>
public interface IKafkaBroker : IAsyncDisposable
{
    /// <summary>What a client's <c>bootstrap.servers</c> takes.</summary>
    string BootstrapServers { get; }

    /// <summary>What it is and where it came from, for a test's output.</summary>
    string Description { get; }

    /// <summary>The shortest <c>session.timeout.ms</c> it takes: what bounds a rebalance in a test.</summary>
    TimeSpan ShortestGroupSession { get; }

    /// <summary>Creates a topic and returns when clients see all of its partitions with a leader.</summary>
    Task CreateTopicAsync(string name, int partitions, CancellationToken cancellationToken);
}
