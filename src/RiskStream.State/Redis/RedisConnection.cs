using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace RiskStream.State.Redis;

/// <summary>
/// The one connection of the process to Redis, opened by the first who asks. Guarantee: a server that is away, at the
/// start or later, is connected to when it is back; a command that finds no connection fails at once and is never kept
/// for later. Safe for use from any thread.
/// </summary>
public sealed class RedisConnection : IAsyncDisposable
{
    // Looks for dropped connections and overdue answers; the client's own default of a second delays every reconnect.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly ConfigurationOptions _configuration;
    private readonly ILogger<RedisConnection> _logger;
    private Task<ConnectionMultiplexer>? _opening;
    private bool _disposed;

    /// <summary>Connects nothing yet.</summary>
    public RedisConnection(IOptions<RedisOptions> options, ILogger<RedisConnection> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _configuration = ConfigurationOf(options.Value);
        _logger = logger;
        EndPoints = string.Join(", ", _configuration.EndPoints.Select(EndPointCollection.ToString));
    }

    /// <summary>The configured servers, for messages. Holds no secret.</summary>
    public string EndPoints { get; }

    /// <summary>
    /// The database, as soon as connecting was tried; whether it answers is for the command to find out. A caller that
    /// gives up waiting leaves the attempt to those who come after.
    /// </summary>
    /// <exception cref="RedisConnectionException">Connecting failed for good; the next call tries anew.</exception>
    /// <exception cref="ObjectDisposedException">The connection was disposed of.</exception>
    public async Task<IDatabase> OpenAsync(CancellationToken cancellationToken)
    {
        Task<ConnectionMultiplexer> opening;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_opening is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _opening = ConnectAsync();
            }

            opening = _opening;
        }

        return (await opening.WaitAsync(cancellationToken)).GetDatabase();
    }

    /// <summary>Closes the connection; commands on their way fail.</summary>
    public async ValueTask DisposeAsync()
    {
        Task<ConnectionMultiplexer>? opening;
        lock (_gate)
        {
            _disposed = true;
            opening = _opening;
            _opening = null;
        }

        if (opening is null)
        {
            return;
        }

        try
        {
            await (await opening).DisposeAsync();
        }
        catch (RedisConnectionException)
        {
            // It was never open.
        }
    }

    private static ConfigurationOptions ConfigurationOf(RedisOptions options)
    {
        var timeout = (int)options.OperationTimeout.TotalMilliseconds;
        var configuration = ConfigurationOptions.Parse(options.ConnectionString);
        configuration.AbortOnConnectFail = false;
        configuration.AsyncTimeout = timeout;
        configuration.SyncTimeout = timeout;
        configuration.ConnectTimeout = (int)options.ConnectTimeout.TotalMilliseconds;
        configuration.ConnectRetry = 1;
        configuration.HeartbeatInterval = Heartbeat;
        configuration.ReconnectRetryPolicy = new LinearRetry((int)Heartbeat.TotalMilliseconds);
        configuration.ClientName ??= "riskstream";

        // A command kept in the client until the server is back would run after its caller had tried again or given up.
        configuration.BacklogPolicy = BacklogPolicy.FailFast;

        // The limit of the transport's stall watchdog, which cuts a connection that has fallen silent.
        configuration.BeforeSocketConnect = (_, _, socket) => socket.ReceiveTimeout = 4 * timeout;
        return configuration;
    }

    private async Task<ConnectionMultiplexer> ConnectAsync()
    {
        var multiplexer = await ConnectionMultiplexer.ConnectAsync(_configuration);
        multiplexer.ConnectionFailed += (_, failed) => RedisLog.ConnectionLost(
            _logger, EndPointOf(failed), failed.FailureType, failed.Exception?.Message);
        multiplexer.ConnectionRestored += (_, restored) => RedisLog.ConnectionRestored(_logger, EndPointOf(restored));
        return multiplexer;
    }

    private static string EndPointOf(ConnectionFailedEventArgs happened) =>
        happened.EndPoint is { } endPoint ? EndPointCollection.ToString(endPoint) : "an unnamed server";
}
