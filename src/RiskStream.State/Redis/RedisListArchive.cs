using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskStream.Ports;
using StackExchange.Redis;

namespace RiskStream.State.Redis;

/// <summary>
/// Lists in Redis, one string a digest. Guarantee: every call is answered, or fails with
/// <see cref="StateStoreUnavailableException"/>, within the tries of <see cref="RedisOptions.MaxRetries"/>. Safe for use from any
/// thread.
/// </summary>
public sealed class RedisListArchive : IListArchive
{
    private readonly RedisConnection _connection;
    private readonly string _prefix;
    private readonly BoundedRetry _retry;

    /// <summary>An archive on a connection, which it does not dispose of.</summary>
    public RedisListArchive(
        RedisConnection connection,
        IOptions<RedisOptions> options,
        TimeProvider time,
        Random jitter,
        ILogger<RedisStateStore> logger)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(options);
        _connection = connection;
        _prefix = options.Value.KeyPrefix;
        _retry = new BoundedRetry(options.Value, connection.EndPoints, time, jitter, logger);
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(string digest, byte[] lists, CancellationToken cancellationToken)
    {
        var operation = new BoundedRetry.Operation($"keeping lists {digest}", "The partition keeps the lists that it has and tries again.");
        await _retry.RunAsync(
            operation,
            async () => await (await _connection.OpenAsync(cancellationToken)).StringSetAsync(KeyOf(digest), lists, IListArchive.KeptFor),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]?> LoadAsync(string digest, CancellationToken cancellationToken)
    {
        var operation = new BoundedRetry.Operation($"reading lists {digest}", "Until they are read, the partition is not processed.");
        return await _retry.RunAsync(
            operation,
            async () => (byte[]?)await (await _connection.OpenAsync(cancellationToken)).StringGetAsync(KeyOf(digest)),
            cancellationToken);
    }

    private RedisKey KeyOf(string digest) => $"{_prefix}:lists:{digest}";
}
