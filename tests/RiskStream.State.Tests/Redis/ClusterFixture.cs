using RiskStream.State.Embedded;

namespace RiskStream.State.Tests.Redis;

/// <summary>
/// A cluster of one node, which refuses scripts whose keys lie in different slots as any cluster does.
/// </summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private RedisBench? _bench;

    internal RedisBench Bench => _bench ?? throw new InvalidOperationException("The server is not started yet.");

    public async Task InitializeAsync()
    {
        // The client looks for more nodes for as long as it may take to connect; the store's retries outlast the rest.
        _bench = await RedisBench.StartAsync(
            new PrivateRedisOptions { ExtraArguments = ["--cluster-enabled", "yes"] },
            connectTimeout: TimeSpan.FromSeconds(3));
        await _bench.Server.ExecuteAsync("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
    }

    public async Task DisposeAsync() => await Bench.DisposeAsync();
}
