using RiskStream.Checkpoints;
using RiskStream.EventTime;

namespace RiskStream.Stages;

/// <summary>
/// Has a stage judge what is due after a record. What comes of it belongs to the record that moved the watermark, so the same records give
/// the same outputs however they are cut into batches, and done again after a crash they give them again.
/// </summary>
public static class TimerRun
{
    /// <summary>
    /// How far the timers stay behind the clock while history is loaded. What comes due behind a record of history would be history too
    /// and said to nobody; so what is as young as this waits for the next record that is none.
    /// </summary>
    public static readonly TimeSpan LagOfHistory = TimeSpan.FromHours(48);

    /// <summary>The instant until which timers are due behind the record that was just applied.</summary>
    public static EventTimestamp DueUntil(StageMemory memory, StageOutputs outputs) =>
        outputs.IsBackfill ? memory.EventTime - LagOfHistory : memory.EventTime;

    /// <summary>
    /// Keeps what was set and judges what is due, hour by hour and key by key. <paramref name="load"/> gives the state under keys, empty
    /// for those that have none, buckets among them.
    /// </summary>
    public static async ValueTask AfterRecordAsync<T>(
        Func<string, IStage<T>> stageOf,
        StageMemory memory,
        Func<IReadOnlyCollection<string>, ValueTask<IReadOnlyDictionary<string, KeyedState>>> load,
        StageOutputs outputs)
    {
        await KeepAsync(memory, load);
        var until = DueUntil(memory, outputs);
        while (memory.Timers.TakeDue(until) is { } hour)
        {
            var bucket = TimerBucket.KeyOf(hour);
            var keys = ((TimerBucket)(await load([bucket]))[bucket]).TakeAll();
            var states = await load(keys);
            outputs.BeginTimers();
            foreach (var key in keys)
            {
                stageOf(key).Wake(StageTimers.InstantOf(hour), states[key], memory, outputs);
            }

            await KeepAsync(memory, load);
        }
    }

    /// <summary>Keeps what was set, to be judged when it is due.</summary>
    public static async ValueTask KeepAsync(
        StageMemory memory, Func<IReadOnlyCollection<string>, ValueTask<IReadOnlyDictionary<string, KeyedState>>> load)
    {
        foreach (var hour in memory.Timers.TakeSet())
        {
            var key = TimerBucket.KeyOf(hour.Key);
            var bucket = (TimerBucket)(await load([key]))[key];
            foreach (var subject in hour)
            {
                bucket.Add(subject);
            }
        }
    }
}
