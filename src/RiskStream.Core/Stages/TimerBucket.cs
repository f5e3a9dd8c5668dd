using RiskStream.Checkpoints;

namespace RiskStream.Stages;

/// <summary>The keys that are to be judged at one hour of event time. Gone when they were. Touched only by the stage that owns the partition.</summary>
public sealed class TimerBucket : KeyedState
{
    private const string Prefix = "~timers|";

    private readonly SortedSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>The bucket under a key of its own.</summary>
    public TimerBucket(string key)
        : base(key)
    {
    }

    /// <summary>The key of an hour's bucket.</summary>
    public static string KeyOf(long hour) => $"{Prefix}{hour}";

    /// <summary>Whether a key is that of a bucket; no subject's key begins in its way.</summary>
    public static bool Owns(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override bool IsGone => _keys.Count == 0;

    /// <summary>Adds a key, if it is not there.</summary>
    public void Add(string key)
    {
        if (_keys.Add(key))
        {
            Pending.Text(key);
        }
    }

    /// <summary>Takes all keys, in order.</summary>
    public IReadOnlyList<string> TakeAll()
    {
        var all = _keys.ToList();
        _keys.Clear();
        RequireRewrite();
        return all;
    }

    /// <inheritdoc/>
    protected override void ReadEntry(ref StateReader reader) => _keys.Add(reader.Text());

    /// <inheritdoc/>
    protected override void WriteEntries(StateWriter writer)
    {
        foreach (var key in _keys)
        {
            writer.Text(key);
        }
    }
}
