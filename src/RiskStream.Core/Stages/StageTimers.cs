using RiskStream.Checkpoints;
using RiskStream.EventTime;

namespace RiskStream.Stages;

/// <summary>
/// The instants of event time at which keys of a partition are judged though no record touches them. Instants are full hours; which keys
/// an hour is for is kept in a <see cref="TimerBucket"/>, so that a checkpoint holds the hours alone. Touched only by the stage that owns
/// the partition.
/// </summary>
public sealed class StageTimers
{
    private readonly SortedSet<long> _hours = [];
    private readonly List<(long Hour, string Key)> _set = [];
    private long _earliest = long.MaxValue;
    private long _now;

    /// <summary>
    /// The full hour that the timers have reached. Whoever judges what has not happened judges by it and not by the watermark: it moves on
    /// between records and not with one, so that it is the same whether a key is woken by an hour or judged for a record of that hour.
    /// </summary>
    public EventTimestamp Now => InstantOf(_now);

    /// <summary>
    /// Has a key judged when the watermark has reached an instant, rounded up to the hour. The instant must lie after <see cref="Now"/>.
    /// Setting it again changes nothing.
    /// </summary>
    public void Set(string key, EventTimestamp at) => _set.Add((HourFrom(at), key));

    /// <summary>Moves on to an instant if nothing was set and nothing is due by it; else says that they must run.</summary>
    public bool TryPass(EventTimestamp until)
    {
        var hour = HourUntil(until);
        if (_set.Count > 0 || _earliest <= hour)
        {
            return false;
        }

        _now = Math.Max(_now, hour);
        return true;
    }

    /// <summary>Takes what was set, by hour.</summary>
    internal IReadOnlyList<IGrouping<long, string>> TakeSet()
    {
        var set = _set.GroupBy(entry => entry.Hour, entry => entry.Key).ToList();
        _set.Clear();
        foreach (var hour in set)
        {
            _hours.Add(hour.Key);
            _earliest = Math.Min(_earliest, hour.Key);
        }

        return set;
    }

    /// <summary>Moves on to the earliest hour that is due by an instant and takes it; null and on to the instant if none is.</summary>
    internal long? TakeDue(EventTimestamp until)
    {
        if (TryPass(until))
        {
            return null;
        }

        var due = _earliest;
        _now = Math.Max(_now, due);
        _hours.Remove(due);
        _earliest = _hours.Count > 0 ? _hours.Min : long.MaxValue;
        return due;
    }

    internal void Encode(StateWriter writer)
    {
        writer.VarInt(_now);
        writer.VarUInt((ulong)_hours.Count);
        foreach (var hour in _hours)
        {
            writer.VarInt(hour);
        }
    }

    internal static StageTimers Read(ref StateReader reader)
    {
        var timers = new StageTimers { _now = reader.VarInt() };
        for (var left = reader.Count(); left > 0; left--)
        {
            timers._hours.Add(reader.VarInt());
        }

        timers._earliest = timers._hours.Count > 0 ? timers._hours.Min : long.MaxValue;
        return timers;
    }

    /// <summary>The instant of an hour.</summary>
    internal static EventTimestamp InstantOf(long hour) => new(hour * Micro.Hour);

    private static long HourFrom(EventTimestamp at) => -Micro.FloorDivide(-at.Micros, Micro.Hour);

    private static long HourUntil(EventTimestamp at) => Micro.FloorDivide(at.Micros, Micro.Hour);
}
