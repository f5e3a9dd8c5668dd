using RiskStream.Ports;

namespace RiskStream.State.Tests.Redis;

/// <summary>
/// The contract on a cluster. Its state is "down" for a moment after the start, which the store outlasts.
/// </summary>
public sealed class RedisClusterTests(ClusterFixture fixture)
    : KeyedStateStoreContract, IClassFixture<ClusterFixture>, IAsyncLifetime
{
    protected override IKeyedStateStore Store => fixture.Bench.Store;

    public async Task InitializeAsync() => await fixture.Bench.Server.ExecuteAsync("FLUSHALL");

    public Task DisposeAsync() => Task.CompletedTask;
}
