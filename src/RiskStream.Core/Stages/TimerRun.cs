using RiskStream.Checkpoints;

namespace RiskStream.Stages;

/// <summary>
/// Has a stage judge what is due after a record. What comes of it belongs to the record that moved the watermark, so the same records give
/// the same outputs however they are cut into batches, and done again after a crash they give them again.
/// </summary>
public static class TimerRun
{
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
        var watermark = memory.EventTime;
        while (memory.Timers.TakeDue(watermark) is { } hour)
        {
            var bucket = TimerBucket.KeyOf(hour);
            var keys = ((TimerBucket)(await load([bucket]))[bucket]).TakeAll();
            var states = await load(keys);
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
