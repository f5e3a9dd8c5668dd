using RiskStream.Ports;

namespace RiskStream.State.Tests.Redis;

public sealed class RedisListArchiveTests(RedisFixture fixture) : ListArchiveContract, IClassFixture<RedisFixture>, IAsyncLifetime
{
    protected override IListArchive Archive => fixture.Bench.Archive;

    public async Task InitializeAsync() => await fixture.Bench.Server.FlushDatabaseAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Lists_that_nobody_saves_again_expire()
    {
        await Archive.SaveAsync("d1", [1], CancellationToken.None);

        var left = await fixture.Bench.Database.KeyTimeToLiveAsync("rs:lists:d1");

        Assert.InRange(left!.Value, IListArchive.KeptFor - TimeSpan.FromHours(1), IListArchive.KeptFor);
    }
}
