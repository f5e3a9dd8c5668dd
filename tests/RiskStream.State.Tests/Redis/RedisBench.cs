using Microsoft.Extensions.Options;
using RiskStream.State.Embedded;
using RiskStream.State.Redis;
using StackExchange.Redis;

namespace RiskStream.State.Tests.Redis;

/// <summary>
/// A store on a server of its own, with an operator's connection beside it. The store's retries are quick and many, so
/// that a test waits for the server and not for a pause; its patience with one try is longer than a busy machine
/// stalls, and a test that wants to see a try run out of time caps <see cref="Time"/>.
/// </summary>
internal sealed class RedisBench : IAsyncDisposable
{
    public static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

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
            _connection, Options.Create(options), Time, new Random(17), Log.For<RedisStateStore>());
        Reader = new RedisCommittedState(Options.Create(options), Time, new Random(17), Log.For<RedisConnection>());
        Archive = new RedisListArchive(
            _connection, Options.Create(options), Time, new Random(17), Log.For<RedisStateStore>());
    }

    public PrivateRedis Redis { get; }

    public RedisStateStore Store { get; }

    public RedisListArchive Archive { get; }

    public RedisCommittedState Reader { get; }

    public BadWire Wire => _wire ?? throw new InvalidOperationException("The store has a wire of its own.");

    public TryLog Log { get; } = new();

    /// <summary>The time by which the store gives up tries and pauses between them.</summary>
    public CappedTime Time { get; } = new();

    public IDatabase Database => _operator.GetDatabase();

    public IServer Server => _operator.GetServer(Redis.ConnectionString);

    /// <summary>Starts a server and a store on it, by a wire that can do harm if that is asked for.</summary>
    public static async Task<RedisBench> StartAsync(
        PrivateRedisOptions? server = null,
        int maxRetries = 200,
        TimeSpan? connectTimeout = null,
        bool overBadWire = false)
    {
        var redis = await PrivateRedis.StartAsync(server ?? new PrivateRedisOptions(), CancellationToken.None);
        var configuration = ConfigurationOptions.Parse(redis.ConnectionString);
        configuration.AllowAdmin = true;
        configuration.AbortOnConnectFail = false;
        configuration.AsyncTimeout = (int)Bound.TotalMilliseconds;
        configuration.ConnectTimeout = (int)Bound.TotalMilliseconds;
        var wire = overBadWire ? new BadWire(redis.Port) : null;
        var options = new RedisOptions
        {
            ConnectionString = wire?.EndPoint ?? redis.ConnectionString,
            OperationTimeout = TimeSpan.FromSeconds(30),
            MaxRetries = maxRetries,
            ConnectTimeout = connectTimeout ?? TimeSpan.FromSeconds(30),
            RetryBaseDelay = TimeSpan.FromMilliseconds(100),
            RetryMaxDelay = TimeSpan.FromMilliseconds(800),
        };
        return new RedisBench(redis, wire, await ConnectionMultiplexer.ConnectAsync(configuration), options);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await Reader.DisposeAsync();
        await _operator.DisposeAsync();
        if (_wire is not null)
        {
            await _wire.DisposeAsync();
        }

        await Redis.DisposeAsync();
    }
}
