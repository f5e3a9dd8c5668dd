using System.Collections.Concurrent;
using RiskStream.Pipeline.DeadLetters;

namespace RiskStream.Pipeline.Stages;

/// <summary>What a stage has done since the process started. Counted when a batch is committed. Safe for concurrent use.</summary>
public sealed class StageCounters
{
    private readonly ConcurrentDictionary<DeadLetterReason, long> _deadLetters = new();
    private readonly ConcurrentDictionary<int, PartitionProgress> _progress = new();
    private long _records;
    private long _duplicates;
    private long _late;
    private long _tooLate;
    private long _alerts;
    private long _batches;
    private long _restarts;
    private long _fenced;
    private long _changes;
    private long _lost;

    /// <summary>Records committed, of whatever outcome.</summary>
    public long Records => Interlocked.Read(ref _records);

    /// <summary>Records that said nothing new.</summary>
    public long Duplicates => Interlocked.Read(ref _duplicates);

    /// <summary>Facts behind the watermark, within the allowed lateness.</summary>
    public long Late => Interlocked.Read(ref _late);

    /// <summary>Facts beyond the allowed lateness.</summary>
    public long TooLate => Interlocked.Read(ref _tooLate);

    /// <summary>Revisions of alerts published.</summary>
    public long Alerts => Interlocked.Read(ref _alerts);

    /// <summary>Changes of institutions' facts published.</summary>
    public long Changes => Interlocked.Read(ref _changes);

    /// <summary>Records that the log no longer had when they were to be read.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Batches committed.</summary>
    public long Batches => Interlocked.Read(ref _batches);

    /// <summary>Times that a partition failed and was started again from its checkpoint.</summary>
    public long Restarts => Interlocked.Read(ref _restarts);

    /// <summary>Commits that were refused because another process owns the partition.</summary>
    public long Fenced => Interlocked.Read(ref _fenced);

    /// <summary>Records set aside, by reason.</summary>
    public IReadOnlyDictionary<DeadLetterReason, long> DeadLetters => _deadLetters;

    /// <summary>Records set aside in all.</summary>
    public long DeadLettersInAll => _deadLetters.Values.Sum();

    /// <summary>How far the partitions have come that are assigned now.</summary>
    public IReadOnlyDictionary<int, PartitionProgress> Progress => _progress;

    /// <summary>Notes how far a partition has come.</summary>
    public void Note(int partition, PartitionProgress progress) => _progress[partition] = progress;

    /// <summary>Notes that a partition is no longer assigned.</summary>
    public void Leave(int partition) => _progress.TryRemove(partition, out _);

    /// <summary>Counts a committed batch.</summary>
    public void CountCommitted(StageResult result, long records)
    {
        Interlocked.Add(ref _records, records);
        Interlocked.Add(ref _duplicates, result.Outputs.Duplicates);
        Interlocked.Add(ref _late, result.Outputs.Late);
        Interlocked.Add(ref _tooLate, result.Outputs.TooLate);
        Interlocked.Add(ref _alerts, result.Outputs.All.Count(output => output is RiskStream.Stages.StageOutput.Alert));
        Interlocked.Add(ref _changes, result.Outputs.All.Count(output => output is RiskStream.Stages.StageOutput.Change));
        Interlocked.Increment(ref _batches);
        foreach (var letter in result.DeadLetters)
        {
            _deadLetters.AddOrUpdate(letter.Reason, 1, (_, count) => count + 1);
        }
    }

    /// <summary>Counts records that the log no longer has.</summary>
    public void CountLost(long records) => Interlocked.Add(ref _lost, records);

    /// <summary>Counts a restart.</summary>
    public void CountRestart() => Interlocked.Increment(ref _restarts);

    /// <summary>Counts a refused commit.</summary>
    public void CountFenced() => Interlocked.Increment(ref _fenced);
}
