using System.Net.Sockets;
using RiskStream.State.Embedded;
using StackExchange.Redis;

namespace Compat.Redis.Tests;

public sealed class PrivateRedisTests
{
    [Fact]
    public async Task A_missing_program_is_reported_with_the_command_that_installs_it()
    {
        var options = new PrivateRedisOptions { Binary = "redis-server-that-is-not-there" };

        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => PrivateRedis.StartAsync(options, CancellationToken.None));

        Assert.Contains("apt-get install redis-server", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_ends_at_once_is_reported_with_its_log()
    {
        var options = new PrivateRedisOptions { ExtraArguments = ["--no-such-setting", "1"] };

        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => PrivateRedis.StartAsync(options, CancellationToken.None));

        Assert.Contains("no-such-setting", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_server_no_longer_listens_and_a_disposed_one_leaves_no_folder()
    {
        var redis = await PrivateRedis.StartAsync(new PrivateRedisOptions(), CancellationToken.None);
        using var client = new TcpClient();

        await redis.KillAsync();

        await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync("127.0.0.1", redis.Port));
        await redis.DisposeAsync();
        Assert.False(Directory.Exists(redis.DataDirectory));
    }

    [Fact]
    public async Task Memory_beyond_the_bound_is_refused()
    {
        await using var redis = await PrivateRedis.StartAsync(
            new PrivateRedisOptions { MaxMemoryBytes = 4 << 20 }, CancellationToken.None);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(
            RedisFixture.OptionsFor(redis.ConnectionString));

        var error = await Assert.ThrowsAsync<RedisServerException>(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await connection.GetDatabase().StringSetAsync($"{i}", new byte[1 << 20]);
            }
        });

        Assert.Contains("OOM", error.Message, StringComparison.Ordinal);
    }
}
