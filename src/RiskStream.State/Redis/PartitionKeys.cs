using System.Text;
using RiskStream.Checkpoints;
using StackExchange.Redis;

namespace RiskStream.State.Redis;

/// <summary>
/// The names of one partition's keys, and how long they live. All hold the same hash tag, so a cluster keeps them on
/// one node and one script may touch them all: <c>rs:{person:3}:meta</c>, <c>rs:{person:3}:keys</c> and
/// <c>rs:{person:3}:k:KEY</c>.
/// </summary>
internal sealed class PartitionKeys
{
    private readonly byte[] _statePrefix;

    public PartitionKeys(RedisOptions options, StagePartition partition)
    {
        var prefix = options.KeyPrefix;
        SecondsToLive = (long)options.StateTtl.TotalSeconds;
        Meta = $"{prefix}:{{{partition}}}:meta";
        Index = $"{prefix}:{{{partition}}}:keys";

        // As bytes, so that a key's name is put together in the send buffer and not as a string first.
        _statePrefix = Encoding.UTF8.GetBytes($"{prefix}:{{{partition}}}:k:");
    }

    /// <summary>The hash with owner epoch and checkpoint. It has no time to live: there is one a partition.</summary>
    public RedisKey Meta { get; }

    /// <summary>
    /// The sorted set of the keys that have state, all of one score, so that Redis keeps them in the order of their bytes: they can be
    /// listed page by page without a look at what else the server holds. It lives as long as the state that changed last.
    /// </summary>
    public RedisKey Index { get; }

    /// <summary>How many bytes of a state's name come before its key.</summary>
    public int StatePrefixBytes => _statePrefix.Length;

    /// <summary>How long the state under a key outlives its last change.</summary>
    public long SecondsToLive { get; }

    /// <summary>The string with the state under a key.</summary>
    public RedisKey State(string key) => ((RedisKey)key).Prepend(_statePrefix);
}
