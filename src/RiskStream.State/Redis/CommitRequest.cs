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
        PartitionKeys names, PartitionLease lease, long from, Checkpoint next, IReadOnlyList<StateChange> changes)
    {
        const int Fixed = StateScripts.FixedCommitArguments;
        var appends = changes.Count(change => change.Kind == StateChangeKind.Append);
        var keys = new RedisKey[1 + changes.Count];
        var arguments = new RedisValue[Fixed + changes.Count];
        keys[0] = names.Meta;
        arguments[0] = lease.OwnerEpoch;
        arguments[1] = from;
        arguments[2] = next.NextOffset;
        arguments[3] = next.Memory;
        arguments[4] = names.SecondsToLive;
        arguments[5] = appends;
        var nextAppend = 0;
        var nextReplace = appends;
        foreach (var change in changes)
        {
            var at = change.Kind == StateChangeKind.Append ? nextAppend++ : nextReplace++;
            keys[1 + at] = names.State(change.Key);
            arguments[Fixed + at] = change.Bytes;
        }

        return new CommitRequest(keys, arguments);
    }
}
