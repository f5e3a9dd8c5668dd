namespace RiskStream.State.Tests.Redis;

/// <summary>One server for all tests of a class that do it no harm.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    private RedisBench? _bench;

    internal RedisBench Bench => _bench ?? throw new InvalidOperationException("The server is not started yet.");

    public async Task InitializeAsync() => _bench = await RedisBench.StartAsync();

    public async Task DisposeAsync() => await Bench.DisposeAsync();
}
