using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskStream.Checkpoints;
using RiskStream.Ports;
using StackExchange.Redis;

namespace RiskStream.State.Redis;

/// <summary>
/// Reads committed state on a connection of its own, so that neither the readers wait for commits nor commits for readers. Guarantee: one
/// try, answered or failed within <see cref="RedisOptions.OperationTimeout"/>. Safe for concurrent use.
/// </summary>
public sealed class RedisCommittedState : ICommittedState, IAsyncDisposable
{
    private readonly RedisConnection _connection;
    private readonly RedisOptions _options;
    private readonly BoundedRetry _once;
    private readonly ConcurrentDictionary<StagePartition, PartitionKeys> _names = new();

    /// <summary>A reader; it connects at the first read.</summary>
    public RedisCommittedState(
        IOptions<RedisOptions> options, TimeProvider time, Random jitter, ILogger<RedisConnection> logger)
    {
        _options = options.Value;
        _connection = new RedisConnection(options, logger);
        _once = new BoundedRetry(_options, _connection.EndPoints, time, jitter, logger);
    }

    /// <inheritdoc/>
    public async ValueTask<CommittedState> ReadAsync(
        StagePartition partition, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var names = NamesOf(partition);
        var wanted = new RedisKey[keys.Count];
        for (var i = 0; i < wanted.Length; i++)
        {
            wanted[i] = names.State(keys[i]);
        }

        var operation = new BoundedRetry.Operation($"reading {keys.Count} keys of {partition} for a check", "Who asked does without.");
        return await _once.OnceAsync(operation, () => ReadAsync(names.Meta, wanted, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<byte[]?>> ReadAsync(IReadOnlyList<PlacedKey> keys, CancellationToken cancellationToken)
    {
        var operation = new BoundedRetry.Operation($"reading {keys.Count} keys for a check", "Who asked does without.");
        return await _once.OnceAsync(operation, () => ReadTogetherAsync(keys, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private PartitionKeys NamesOf(StagePartition partition) =>
        _names.GetOrAdd(partition, static (added, options) => new PartitionKeys(options, added), _options);

    /// <summary>One command a partition, because a cluster may keep partitions on different nodes; all leave together.</summary>
    private async Task<IReadOnlyList<byte[]?>> ReadTogetherAsync(IReadOnlyList<PlacedKey> keys, CancellationToken cancellationToken)
    {
        var database = await _connection.OpenAsync(cancellationToken);
        var numbered = keys.Select((key, number) => (key.Partition, key.Key, Number: number)).GroupBy(key => key.Partition).ToList();
        var reading = numbered.ConvertAll(group => database.StringGetAsync([.. group.Select(key => NamesOf(group.Key).State(key.Key))]));
        var read = await Task.WhenAll(reading);
        var values = new byte[]?[keys.Count];
        for (var group = 0; group < read.Length; group++)
        {
            foreach (var (value, place) in read[group].Zip(numbered[group]))
            {
                values[place.Number] = (byte[]?)value;
            }
        }

        return values;
    }

    /// <summary>
    /// Both commands leave together, and their answers come together; the memory is read first, so that the state is never older than it says.
    /// </summary>
    private async Task<CommittedState> ReadAsync(RedisKey meta, RedisKey[] keys, CancellationToken cancellationToken)
    {
        var database = await _connection.OpenAsync(cancellationToken);
        var memory = database.HashGetAsync(meta, "memory");
        var values = database.StringGetAsync(keys);
        await Task.WhenAll(values, memory);
        return new CommittedState(Array.ConvertAll(await values, static value => (byte[]?)value), (byte[]?)await memory ?? []);
    }
}
