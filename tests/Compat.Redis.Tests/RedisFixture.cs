using RiskStream.State.Embedded;
using StackExchange.Redis;

namespace Compat.Redis.Tests;

/// <summary>One private server for the tests of a class that do it no harm.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    private PrivateRedis? _redis;
    private ConnectionMultiplexer? _connection;

    internal PrivateRedis Redis => _redis ?? throw new InvalidOperationException("The server is not started yet.");

    internal ConnectionMultiplexer Connection =>
        _connection ?? throw new InvalidOperationException("The client is not connected yet.");

    internal IDatabase Database => Connection.GetDatabase();

    public async Task InitializeAsync()
    {
        _redis = await PrivateRedis.StartAsync(new PrivateRedisOptions(), CancellationToken.None);
        _connection = await ConnectionMultiplexer.ConnectAsync(OptionsFor(_redis.ConnectionString));
    }

    public async Task DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }
    }

    /// <summary>Options for a server that may come and go; reconnects quickly, so that tests need not wait.</summary>
    internal static ConfigurationOptions OptionsFor(string endPoint)
    {
        var options = ConfigurationOptions.Parse(endPoint);
        options.AbortOnConnectFail = false;
        options.AllowAdmin = true;
        options.AsyncTimeout = 60_000;
        options.SyncTimeout = 60_000;
        options.ReconnectRetryPolicy = new LinearRetry(50);
        return options;
    }
}
