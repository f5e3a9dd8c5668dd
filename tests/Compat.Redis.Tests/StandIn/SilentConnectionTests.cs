using Pipelines.Sockets.Unofficial;
using StackExchange.Redis;

namespace Compat.Redis.Tests.StandIn;

/// <summary>A connection that stays open and says nothing, which the client itself never notices.</summary>
public sealed class SilentConnectionTests
{
    private const int MostPings = 20;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_is_cut_at_the_stall_limit_and_replaced(bool overTls)
    {
        using var certificates = new TestCertificates();
        await using var redis = await certificates.StartServerAsync();
        await using var proxy = new SilentProxy(overTls ? certificates.Port : redis.Port);
        var options = RedisFixture.OptionsFor(proxy.ConnectionString);
        if (overTls)
        {
            certificates.Secure(options);
        }

        options.AsyncTimeout = 250;
        options.BeforeSocketConnect = (_, _, socket) => socket.ReceiveTimeout = 4 * options.AsyncTimeout;
        await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
        var failed = new TaskCompletionSource<Exception?>();
        connection.ConnectionFailed += (_, failure) => failed.TrySetResult(failure.Exception);

        // On a busy machine the client may have replaced a slow connection just before, and that one is not silent yet.
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (var ping = 0; ping < MostPings; ping++)
            {
                proxy.SilenceOpenConnections();
                await connection.GetDatabase().PingAsync().WaitAsync(Eventually.Bound);
            }
        });
        var failure = await failed.Task.WaitAsync(Eventually.Bound);

        var cut = Assert.IsType<ConnectionResetException>(failure?.InnerException);
        Assert.Contains("nothing was received for 1 s", cut.Message, StringComparison.Ordinal);
        await Eventually.SucceedsAsync(() => connection.GetDatabase().PingAsync());
    }
}
