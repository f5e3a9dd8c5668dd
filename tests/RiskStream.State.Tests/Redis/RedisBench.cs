using Microsoft.Extensions.Options;
using RiskStream.State.Embedded;
using RiskStream.State.Redis;
using StackExchange.Redis;

namespace RiskStream.State.Tests.Redis;

/// <summary>
/// A store on a server of its own, with an operator's connection beside it. The store's retries are quick and many, so
/// that a test waits for the server and not for a pause.
/// </summary>
internal sealed class RedisBench : IAsyncDisposable
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly RedisConnection _connection;
    private readonly ConnectionMultiplexer _operator;
    private readonly BadWire? _wire;

    private RedisBench(PrivateRedis redis, BadWire? wire, ConnectionMultiplexer @operator, RedisOptions options)
    {
        Redis = redis;
        _wire = wire;
        _operator = @operator;
        _connection = new RedisConnection(Options.Create(options), Log.For<RedisConnection>());
        Store = new RedisStateStore(
            _connection, Options.Create(options), TimeProvider.System, new Random(17), Log.For<RedisStateStore>());
        Archive = new RedisListArchive(
            _connection, Options.Create(options), TimeProvider.System, new Random(17), Log.For<RedisStateStore>());
    }

    public PrivateRedis Redis { get; }

    public RedisStateStore Store { get; }

    public RedisListArchive Archive { get; }

    public BadWire Wire => _wire ?? throw new InvalidOperationException("The store has a wire of its own.");

    public TryLog Log { get; } = new();

    public IDatabase Database => _operator.GetDatabase();

    public IServer Server => _operator.GetServer(Redis.ConnectionString);

    /// <summary>Starts a server and a store on it, by a wire that can do harm if that is asked for.</summary>
    public static async Task<RedisBench> StartAsync(
        PrivateRedisOptions? server = null,
        TimeSpan? timeout = null,
        int maxRetries = 20,
        bool overBadWire = false)
    {
        var redis = await PrivateRedis.StartAsync(server ?? new PrivateRedisOptions(), CancellationToken.None);
        var configuration = ConfigurationOptions.Parse(redis.ConnectionString);
        configuration.AllowAdmin = true;
        configuration.AbortOnConnectFail = false;
        configuration.AsyncTimeout = (int)Bound.TotalMilliseconds;
        var wire = overBadWire ? new BadWire(redis.Port) : null;
        var options = new RedisOptions
        {
            ConnectionString = wire?.EndPoint ?? redis.ConnectionString,
            OperationTimeout = timeout ?? TimeSpan.FromSeconds(10),
            MaxRetries = maxRetries,
            RetryBaseDelay = TimeSpan.FromMilliseconds(100),
            RetryMaxDelay = TimeSpan.FromMilliseconds(800),
        };
        return new RedisBench(redis, wire, await ConnectionMultiplexer.ConnectAsync(configuration), options);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _operator.DisposeAsync();
        if (_wire is not null)
        {
            await _wire.DisposeAsync();
        }

        await Redis.DisposeAsync();
    }
}
