using RiskStream.Checkpoints;
using StackExchange.Redis;

namespace RiskStream.State.Redis;

/// <summary>
/// A commit as <see cref="StateScripts.Commit"/> takes it. Refers to the changes' bytes and does not copy them.
/// </summary>
internal sealed record CommitRequest(RedisKey[] Keys, RedisValue[] Arguments)
{
    /// <summary>Puts the appends first, as the script asks.</summary>
    public static CommitRequest Of(
        PartitionKeys names, PartitionLease lease, CheckpointPosition from, Checkpoint next, IReadOnlyList<StateChange> changes)
    {
        const int Fixed = StateScripts.FixedCommitArguments;
        var appends = changes.Count(change => change.Kind == StateChangeKind.Append);
        var keys = new RedisKey[StateScripts.FixedCommitKeys + changes.Count];
        var arguments = new RedisValue[Fixed + changes.Count];
        keys[0] = names.Meta;
        keys[1] = names.Index;
        arguments[0] = lease.OwnerEpoch;
        arguments[1] = from.Offset;
        arguments[2] = next.NextOffset;
        arguments[3] = next.Memory;
        arguments[4] = names.SecondsToLive;
        arguments[5] = appends;
        arguments[6] = from.Turn;
        arguments[7] = next.Turn;
        arguments[8] = names.StatePrefixBytes;
        var nextAppend = 0;
        var nextReplace = appends;
        foreach (var change in changes)
        {
            var at = change.Kind == StateChangeKind.Append ? nextAppend++ : nextReplace++;
            keys[StateScripts.FixedCommitKeys + at] = names.State(change.Key);
            arguments[Fixed + at] = change.Bytes;
        }

        return new CommitRequest(keys, arguments);
    }
}
