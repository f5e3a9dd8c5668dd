using System.Diagnostics.CodeAnalysis;
using RiskStream.Checkpoints;

namespace RiskStream.Pipeline.Stages;

/// <summary>
/// Decoded state of one partition, the most recently used first, within a budget of bytes. State is measured by its stored form;
/// decoded it takes some four times that. State whose changes are not committed yet stays, budget or not: the store does not have
/// it. Used by one caller at a time, but for <see cref="Committed"/>.
/// </summary>
public sealed class StateCache
{
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private readonly long _maxBytes;
    private long _bytes;
    private long _committed;

    /// <summary>A cache that holds up to so many stored bytes.</summary>
    public StateCache(long maxBytes) => _maxBytes = maxBytes;

    /// <summary>How many states it holds.</summary>
    public int Count => _entries.Count;

    /// <summary>State under a key, which becomes the most recently used.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out KeyedState? state)
    {
        if (!_entries.TryGetValue(key, out var node))
        {
            state = null;
            return false;
        }

        _byUse.Remove(node);
        _byUse.AddFirst(node);
        state = node.Value.State;
        return true;
    }

    /// <summary>Says that all batches before an offset are committed. May be called by another thread.</summary>
    public void Committed(long nextOffset) => Volatile.Write(ref _committed, nextOffset);

    /// <summary>
    /// Keeps state as the most recently used until the batch that ends at <paramref name="nextOffset"/> is committed, and lets go of
    /// what has not been used for longest.
    /// </summary>
    public void Put(string key, KeyedState state, long nextOffset)
    {
        if (_entries.Remove(key, out var known))
        {
            _bytes -= known.Value.Bytes;
            _byUse.Remove(known);
        }

        var entry = new Entry(key, state, state.StoredBytes, nextOffset);
        _entries[key] = _byUse.AddFirst(entry);
        _bytes += entry.Bytes;
        var committed = Volatile.Read(ref _committed);
        while (_bytes > _maxBytes && _byUse.Last is { } last && last.Value.NextOffset <= committed)
        {
            _byUse.RemoveLast();
            _entries.Remove(last.Value.Key);
            _bytes -= last.Value.Bytes;
        }
    }

    /// <summary>Lets go of everything; all of it must be committed.</summary>
    public void Clear()
    {
        _entries.Clear();
        _byUse.Clear();
        _bytes = 0;
    }

    private sealed record Entry(string Key, KeyedState State, long Bytes, long NextOffset);
}
