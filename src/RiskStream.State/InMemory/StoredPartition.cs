using RiskStream.Checkpoints;
using RiskStream.Ports;

namespace RiskStream.State.InMemory;

/// <summary>
/// One partition as stored: owner epoch, checkpoint and a value under each key. Every member takes the one lock.
/// </summary>
internal sealed class StoredPartition
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StoredValue> _values = new(StringComparer.Ordinal);
    private Checkpoint _checkpoint = Checkpoint.Start;
    private long _epoch;
    private long _writer;

    public (long Epoch, Checkpoint Checkpoint) Acquire()
    {
        lock (_gate)
        {
            _epoch++;
            return (_epoch, Copy(_checkpoint));
        }
    }

    public byte[]?[] Load(IReadOnlyList<string> keys)
    {
        var values = new byte[]?[keys.Count];
        lock (_gate)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = _values.TryGetValue(keys[i], out var value) ? value.ToArray() : null;
            }
        }

        return values;
    }

    public CommittedState Read(IReadOnlyList<string> keys)
    {
        lock (_gate)
        {
            return new CommittedState(Load(keys), Copy(_checkpoint).Memory);
        }
    }

    public string[] ListKeys(string after, int most)
    {
        lock (_gate)
        {
            return
            [
                .. _values.Keys.Where(key => KeyOrder.Instance.Compare(key, after) > 0).Order(KeyOrder.Instance).Take(most),
            ];
        }
    }

    public WriteOutcome Commit(long epoch, CheckpointPosition from, Checkpoint next, IReadOnlyList<StateChange> changes)
    {
        lock (_gate)
        {
            if (epoch != _epoch)
            {
                return epoch < _epoch ? WriteOutcome.Fenced : WriteOutcome.Diverged;
            }

            if (from != _checkpoint.Position)
            {
                var repeated = next.Position == _checkpoint.Position && epoch == _writer;
                return repeated ? WriteOutcome.Committed : WriteOutcome.Diverged;
            }

            if (changes.Any(change => change.Kind == StateChangeKind.Append && !_values.ContainsKey(change.Key)))
            {
                return WriteOutcome.Diverged;
            }

            foreach (var change in changes)
            {
                Apply(change);
            }

            _checkpoint = Copy(next);
            _writer = epoch;
            return WriteOutcome.Committed;
        }
    }

    private static Checkpoint Copy(Checkpoint checkpoint) => checkpoint with { Memory = [.. checkpoint.Memory] };

    private void Apply(StateChange change)
    {
        switch (change.Kind)
        {
            case StateChangeKind.Append:
                _values[change.Key].Append(change.Bytes);
                break;
            case StateChangeKind.Replace:
                _values[change.Key] = new StoredValue(change.Bytes);
                break;
            case StateChangeKind.Remove:
                _values.Remove(change.Key);
                break;
        }
    }
}
