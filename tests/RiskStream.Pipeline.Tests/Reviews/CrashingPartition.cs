using RiskStream.Checkpoints;
using RiskStream.Pipeline.Stages;
using RiskStream.Reference;
using RiskStream.Stages;
using RiskStream.State.InMemory;

namespace RiskStream.Pipeline.Tests.Reviews;

/// <summary>
/// One partition as the graph runs it, step by step: batches are published ahead of their commit, up to three of them, and a crash drops
/// whatever is not committed. Every output is remembered by its position, which may only ever say one thing.
/// </summary>
internal sealed class CrashingPartition<T>(
    StagePartition partition,
    Func<ReferenceData, IStage<T>> stageOf,
    ListVersions lists,
    InMemoryStateStore store,
    int pageKeys,
    Func<int, StageRecord<T>> log,
    Func<int> logEnd,
    Action<StageOutput> publish,
    Func<StageOutput, string> textOf,
    Random random)
{
    private const int MaxInFlight = 3;

    private readonly Dictionary<SourcePosition, string> _said = [];
    private readonly Queue<StageResult> _inFlight = [];
    private StageProcessor<T>? _processor;
    private PartitionLease? _lease;
    private int _position;

    /// <summary>Two different outputs under one position, or null.</summary>
    public string? Contradiction { get; private set; }

    public int Crashes { get; private set; }

    /// <summary>Switches and pages.</summary>
    public int Reviews { get; private set; }

    private bool IsReviewDue => _processor!.IsReviewDue(_position);

    /// <summary>Does something, at random; returns false if there is nothing to do.</summary>
    public async ValueTask<bool> StepAsync(double crashes)
    {
        if (_processor is null)
        {
            await OpenAsync();
        }

        if (random.NextDouble() < crashes)
        {
            Crash();
            return true;
        }

        var mayApply = _inFlight.Count < MaxInFlight && (_position < logEnd() || IsReviewDue);
        if (_inFlight.Count > 0 && (!mayApply || random.Next(2) == 0))
        {
            await CommitAsync(_inFlight.Dequeue());
            return true;
        }

        if (!mayApply)
        {
            return false;
        }

        return await ApplyAsync(crashes);
    }

    private async ValueTask<bool> ApplyAsync(double crashes)
    {
        if (IsReviewDue)
        {
            while (_inFlight.TryDequeue(out var result))
            {
                await CommitAsync(result);
            }

            try
            {
                await _processor!.ReviewAsync(result => EffectAsync(result, crashes), CancellationToken.None);
                Reviews++;
            }
            catch (InvalidOperationException crash) when (crash.Message == "crashed")
            {
                Crash();
                return true;
            }
        }

        var count = Math.Min(random.Next(1, 6), logEnd() - _position);
        if (count > 0)
        {
            var records = Enumerable.Range(_position, count).Select(log).ToList();
            var result = await _processor!.ApplyAsync(
                new StageBatch<T> { From = _position, NextOffset = _position + count, Records = records }, CancellationToken.None);
            _position += count;
            Publish(result);
            _inFlight.Enqueue(result);
        }

        return true;
    }

    private async Task EffectAsync(StageResult result, double crashes)
    {
        Perhaps(crashes);
        Publish(result);
        Perhaps(crashes);
        await CommitAsync(result);
        Perhaps(crashes);
    }

    private void Perhaps(double crashes)
    {
        if (random.NextDouble() < crashes)
        {
            throw new InvalidOperationException("crashed");
        }
    }

    private void Crash()
    {
        Crashes++;
        _inFlight.Clear();
        _processor = null;
    }

    private async ValueTask OpenAsync()
    {
        _lease = await store.AcquireAsync(partition, CancellationToken.None);
        _position = (int)_lease.Checkpoint.NextOffset;
        _processor = await StageProcessor.OpenAsync(
            stageOf, lists, store, _lease, new StateCache(1 << 20), new ReviewBounds(pageKeys, logEnd()), CancellationToken.None);
    }

    private async ValueTask CommitAsync(StageResult result)
    {
        var outcome = await store.CommitAsync(_lease!, result.From, result.Next, result.Changes, CancellationToken.None);
        if (outcome != WriteOutcome.Committed)
        {
            Contradiction ??= $"{partition} was refused a commit from {result.From}: {outcome}";
        }

        _processor?.Committed(result.Next.NextOffset);
    }

    private void Publish(StageResult result)
    {
        foreach (var output in result.Outputs.All)
        {
            var text = textOf(output);
            if (_said.TryGetValue(output.Source, out var before) && before != text)
            {
                Contradiction ??= $"{partition} said at {output.Source}\n  {before}\nand then\n  {text}";
            }

            _said[output.Source] = text;
            publish(output);
        }
    }
}
