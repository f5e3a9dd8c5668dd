using RiskStream.Checkpoints;
using RiskStream.EventTime;

namespace RiskStream.Stages;

/// <summary>
/// What a partition remembers apart from keyed state: its clock, how far each source partition was applied, and its lists. Stored with every
/// checkpoint. Touched only by the stage that owns the partition.
/// </summary>
public sealed class StageMemory
{
    // A source partition this far behind the furthest one has gone quiet; it holds the watermark back no longer.
    private static readonly TimeSpan IdleBehind = TimeSpan.FromHours(24);

    private readonly SortedDictionary<int, SourceProgress> _sources = [];

    private StageMemory(EventTimestamp watermark) => Clock = new PartitionClock(watermark);

    /// <summary>The partition's clock.</summary>
    public PartitionClock Clock { get; private set; }

    /// <summary>By which lists the partition judges, and how far a review has come.</summary>
    public ReviewProgress Review { get; private set; } = new();

    /// <summary>When keys are to be judged though no record touches them.</summary>
    public StageTimers Timers { get; private set; } = new();

    /// <summary>The event time that the partition has reached: that of its sources where there are several, else its own.</summary>
    public EventTimestamp EventTime => _sources.Count > 0 ? SourceWatermark : Clock.Watermark;

    /// <summary>
    /// For a stage that is fed by several source partitions: the earliest of their watermarks, those that have gone quiet left
    /// aside. Never moves back.
    /// </summary>
    public EventTimestamp SourceWatermark { get; private set; }

    /// <summary>
    /// Takes note of a record from another stage. Returns false if it was applied before: a batch that was published again.
    /// </summary>
    public bool Advance(SourcePosition source, EventTimestamp sourceWatermark)
    {
        if (_sources.TryGetValue(source.Partition, out var known) && !source.IsAfter(known.Offset, known.Sequence))
        {
            return false;
        }

        _sources[source.Partition] = new SourceProgress(
            source.Offset, source.Sequence, EventTimestamp.Later(known.Watermark, sourceWatermark));
        var furthest = _sources.Values.Max(progress => progress.Watermark.Micros);
        var earliest = _sources.Values
            .Where(progress => furthest - progress.Watermark.Micros <= Micro.Of(IdleBehind))
            .Min(progress => progress.Watermark.Micros);
        SourceWatermark = EventTimestamp.Later(SourceWatermark, new EventTimestamp(earliest));
        return true;
    }

    /// <summary>The stored form.</summary>
    public byte[] Encode()
    {
        var writer = new StateWriter();
        writer.VarInt(Clock.Watermark.Micros);
        writer.VarInt(SourceWatermark.Micros);
        writer.VarUInt((ulong)_sources.Count);
        foreach (var (partition, progress) in _sources)
        {
            writer.VarInt(partition);
            writer.VarInt(progress.Offset);
            writer.VarInt(progress.Sequence);
            writer.VarInt(progress.Watermark.Micros);
        }

        Review.Encode(writer);
        Timers.Encode(writer);
        return writer.TakeBytes();
    }

    /// <summary>Reads the stored form; none gives the memory of a new partition.</summary>
    /// <exception cref="DamagedStateException">The bytes cannot be read.</exception>
    public static StageMemory Decode(ReadOnlySpan<byte> stored)
    {
        try
        {
            return stored.IsEmpty ? new StageMemory(default) : Read(stored);
        }
        catch (OverflowException overflow)
        {
            throw new DamagedStateException("a number in the memory of a partition is out of range", overflow);
        }
    }

    private static StageMemory Read(ReadOnlySpan<byte> stored)
    {
        var reader = new StateReader(stored);
        var memory = new StageMemory(new EventTimestamp(reader.VarInt()))
        {
            SourceWatermark = new EventTimestamp(reader.VarInt()),
        };
        for (var left = reader.Count(); left > 0; left--)
        {
            var partition = (int)reader.VarInt();
            memory._sources[partition] = new SourceProgress(
                reader.VarInt(), (int)reader.VarInt(), new EventTimestamp(reader.VarInt()));
        }

        if (!reader.AtEnd)
        {
            memory.Review = ReviewProgress.Read(ref reader);
        }

        if (!reader.AtEnd)
        {
            memory.Timers = StageTimers.Read(ref reader);
        }

        return memory;
    }

    private readonly record struct SourceProgress(long Offset, int Sequence, EventTimestamp Watermark);
}
