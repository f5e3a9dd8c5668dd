using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskStream.Checkpoints;
using RiskStream.Ports;
using StackExchange.Redis;

namespace RiskStream.State.Redis;

/// <summary>
/// State in Redis. Guarantee: a commit is one atomic step of the server and may be repeated when its answer was lost.
/// Every call is answered, or fails with <see cref="StateStoreUnavailableException"/>, within the tries of
/// <see cref="RedisOptions.MaxRetries"/>, each of <see cref="RedisOptions.OperationTimeout"/>, and the pauses between.
/// What Redis loses when it crashes (a second or two with <c>appendfsync everysec</c>), it loses state and offset
/// together, and the owner is told <see cref="WriteOutcome.Diverged"/>.
/// </summary>
/// <remarks>
/// Two owners can hold the same epoch only if Redis lost the taking of the first; both then write the same state at the
/// same offsets, or are told that the partition stands elsewhere. Safe for use from any thread; calls for one partition
/// come one after another.
/// </remarks>
public sealed class RedisStateStore : IKeyedStateStore
{
    /// <summary>How many keys one command reads. More are read by several, one after another.</summary>
    public const int MaxKeysPerRead = 4096;

    /// <summary>
    /// How many keys one commit may change. The server does nothing else meanwhile: a few milliseconds a thousand.
    /// </summary>
    public const int MaxChangesPerCommit = 100_000;

    /// <summary>How many bytes of state one commit may carry.</summary>
    public const long MaxBytesPerCommit = 64 << 20;

    private readonly RedisConnection _connection;
    private readonly RedisOptions _options;
    private readonly BoundedRetry _retry;
    private readonly ConcurrentDictionary<StagePartition, PartitionKeys> _names = new();

    /// <summary>A store on a connection.</summary>
    /// <param name="connection">The connection, which the store does not dispose of.</param>
    /// <param name="options">The connection's options.</param>
    /// <param name="time">Measures timeouts and pauses.</param>
    /// <param name="jitter">Spreads the pauses. Used under a lock.</param>
    /// <param name="logger">Told of every try that failed.</param>
    public RedisStateStore(
        RedisConnection connection,
        IOptions<RedisOptions> options,
        TimeProvider time,
        Random jitter,
        ILogger<RedisStateStore> logger)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(options);
        _connection = connection;
        _options = options.Value;
        _retry = new BoundedRetry(_options, connection.EndPoints, time, jitter, logger);
    }

    /// <inheritdoc/>
    public async ValueTask<PartitionLease> AcquireAsync(StagePartition partition, CancellationToken cancellationToken)
    {
        var operation = new BoundedRetry.Operation(
            $"taking {partition} over", "Until it is taken over, the partition is not processed.");
        RedisKey[] keys = [NamesOf(partition).Meta];
        RedisValue[] arguments = [RandomNumberGenerator.GetBytes(16)];
        var answer = await _retry.RunAsync(
            operation,
            () => RunScriptAsync(StateScripts.Acquire, keys, arguments, cancellationToken),
            cancellationToken);
        var fields = (RedisValue[])answer!;
        if (fields.Length == 1)
        {
            throw new StateStoreUnavailableException(
                $"Redis at {_connection.EndPoints} evicts keys when its memory is full (maxmemory-policy {fields[0]}): "
                + $"state would vanish without a trace, so {partition} is not taken over. "
                + "Set maxmemory-policy to noeviction.");
        }

        var (epoch, offset, memory, turn) = (fields[0], fields[1], fields[2], fields[3]);
        var checkpoint = offset.IsNull
            ? Checkpoint.Start
            : new Checkpoint((long)offset, (byte[]?)memory ?? [], turn.IsNull ? 0 : (long)turn);
        return new PartitionLease(partition, (long)epoch, checkpoint);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<byte[]?>> LoadAsync(
        StagePartition partition, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var operation = new BoundedRetry.Operation(
            $"reading {keys.Count} keys of {partition}",
            "Nothing was changed; who asked does without or begins again.");
        var names = NamesOf(partition);
        var values = new byte[]?[keys.Count];
        for (var first = 0; first < values.Length; first += MaxKeysPerRead)
        {
            var chunk = new RedisKey[Math.Min(MaxKeysPerRead, values.Length - first)];
            for (var i = 0; i < chunk.Length; i++)
            {
                chunk[i] = names.State(keys[first + i]);
            }

            var read = await _retry.RunAsync(operation, () => ReadAsync(chunk, cancellationToken), cancellationToken);
            for (var i = 0; i < chunk.Length; i++)
            {
                values[first + i] = read[i];
            }
        }

        return values;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> ListKeysAsync(
        StagePartition partition, string after, int most, CancellationToken cancellationToken)
    {
        var operation = new BoundedRetry.Operation(
            $"listing keys of {partition}", "Nothing was changed; who asked begins again.");
        var index = NamesOf(partition).Index;
        return await _retry.RunAsync(
            operation,
            async () =>
            {
                var database = await _connection.OpenAsync(cancellationToken);
                var min = after.Length == 0 ? default : (RedisValue)after;
                var keys = await database.SortedSetRangeByValueAsync(index, min, default, Exclude.Start, Order.Ascending, 0, most);
                return Array.ConvertAll(keys, static key => (string)key!);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// More changes or bytes than one commit may carry, or the same key twice.
    /// </exception>
    public async ValueTask<WriteOutcome> CommitAsync(
        PartitionLease lease,
        CheckpointPosition from,
        Checkpoint next,
        IReadOnlyList<StateChange> changes,
        CancellationToken cancellationToken)
    {
        CommitTerms.Check(lease, from, next, changes);
        CheckSize(lease, from, changes);
        var operation = new BoundedRetry.Operation(
            $"storing {lease.Partition} from offset {from} to {next.Position}",
            "Whether it is stored is not known; the partition stops, is taken over anew and goes on from the stored "
            + "offset.");
        var request = CommitRequest.Of(NamesOf(lease.Partition), lease, from, next, changes);
        var answer = await _retry.RunAsync(
            operation,
            () => RunScriptAsync(StateScripts.Commit, request.Keys, request.Arguments, cancellationToken),
            cancellationToken);
        return (int)answer switch
        {
            StateScripts.Committed => WriteOutcome.Committed,
            StateScripts.Fenced => WriteOutcome.Fenced,
            StateScripts.Diverged => WriteOutcome.Diverged,
            var other => throw new UnreachableException($"the commit script returned {other}"),
        };
    }

    /// <summary>Asks the server for a sign of life, once, and tells how long it took.</summary>
    /// <exception cref="StateStoreUnavailableException">
    /// There was none within <see cref="RedisOptions.OperationTimeout"/>.
    /// </exception>
    public async ValueTask<TimeSpan> PingAsync(CancellationToken cancellationToken)
    {
        var operation = new BoundedRetry.Operation(
            "a sign of life", "Partitions and checks that need state wait or do without.");
        return await _retry.OnceAsync(
            operation,
            async () => await (await _connection.OpenAsync(cancellationToken)).PingAsync(),
            cancellationToken);
    }

    private static void CheckSize(PartitionLease lease, CheckpointPosition from, IReadOnlyList<StateChange> changes)
    {
        var bytes = changes.Sum(change => (long)change.Bytes.Length);
        if (changes.Count > MaxChangesPerCommit || bytes > MaxBytesPerCommit)
        {
            throw new ArgumentException(
                $"A commit of {lease.Partition} from offset {from} has {changes.Count} changes of {bytes} bytes; "
                + $"{MaxChangesPerCommit} changes and {MaxBytesPerCommit} bytes are the most. Make batches smaller.",
                nameof(changes));
        }
    }

    private PartitionKeys NamesOf(StagePartition partition) =>
        _names.GetOrAdd(partition, static (added, options) => new PartitionKeys(options, added), _options);

    private async Task<byte[]?[]> ReadAsync(RedisKey[] keys, CancellationToken cancellationToken)
    {
        var database = await _connection.OpenAsync(cancellationToken);
        var values = await database.StringGetAsync(keys);
        return Array.ConvertAll(values, static value => (byte[]?)value);
    }

    // The client sends a script's hash alone once it has loaded the script, and loads it again when a server forgot it.
    private async Task<RedisResult> RunScriptAsync(
        string script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        var database = await _connection.OpenAsync(cancellationToken);
        return await database.ScriptEvaluateAsync(script, keys, arguments);
    }
}
