using RiskStream.Checkpoints;
using RiskStream.Ports;

namespace RiskStream.State.Tests.Redis;

public sealed class RedisCommittedStateTests(RedisFixture fixture) : CommittedStateContract, IClassFixture<RedisFixture>, IAsyncLifetime
{
    protected override IKeyedStateStore Store => fixture.Bench.Store;

    protected override ICommittedState Reader => fixture.Bench.Reader;

    public async Task InitializeAsync() => await fixture.Bench.Server.FlushDatabaseAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_server_that_is_gone_fails_the_read_at_once_and_one_that_is_back_is_read_again()
    {
        await using var bench = await RedisBench.StartAsync();
        var partition = new StagePartition("person", 3);
        await bench.Reader.ReadAsync(partition, ["a"], CancellationToken.None);
        await bench.Redis.KillAsync();

        await Assert.ThrowsAsync<StateStoreUnavailableException>(
            async () => await bench.Reader.ReadAsync(partition, ["a"], CancellationToken.None));
        await bench.Redis.RestartAsync(CancellationToken.None);

        var read = await UntilReadAsync(bench, partition);
        Assert.Null(Assert.Single(read.Values));
    }

    private static async Task<CommittedState> UntilReadAsync(RedisBench bench, StagePartition partition)
    {
        using var bound = new CancellationTokenSource(RedisBench.Bound);
        while (true)
        {
            try
            {
                return await bench.Reader.ReadAsync(partition, ["a"], bound.Token);
            }
            catch (StateStoreUnavailableException)
            {
                bound.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }
    }
}
