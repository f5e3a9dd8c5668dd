using RiskStream.Checkpoints;
using RiskStream.Reference;
using RiskStream.Stages;

namespace RiskStream.Pipeline.Stages;

/// <summary>
/// Takes newer lists into force between two batches, and reviews page by page what was judged by the older ones. Used by one caller at
/// a time, between batches, when all before is committed.
/// </summary>
/// <remarks>
/// The same outputs must come out of a step that is done again after a crash, by a process that may know newer lists only. So nothing is
/// published that a commit has not announced: a switch is committed before the first record is judged by the new lists; a page is
/// announced by a commit, then published, then committed with its state. After a crash an announced page is done again first, by the
/// lists that the checkpoint names. What was published of records behind the checkpoint cannot be known, but it came of records that
/// were in the log when the partition was taken over: until these are done again, by the lists that the checkpoint names, there is
/// neither a switch nor a new page. A partition that was never judged takes its first lists before its first record.
/// </remarks>
/// <typeparam name="T">The decoded input.</typeparam>
internal sealed class StageReview<T>
{
    private readonly PartitionLease _lease;
    private readonly Func<ReferenceData, IStage<T>> _stageOf;
    private readonly IListSource _source;
    private readonly PartitionStates _states;
    private readonly StageMemory _memory;
    private readonly StageLists<T> _lists;
    private readonly ReviewBounds _bounds;
    private ReferenceData _inForce;

    public StageReview(
        PartitionLease lease,
        Func<ReferenceData, IStage<T>> stageOf,
        IListSource source,
        PartitionStates states,
        StageMemory memory,
        ReviewBounds bounds,
        ReferenceData inForce)
    {
        _lease = lease;
        _stageOf = stageOf;
        _source = source;
        _states = states;
        _memory = memory;
        _bounds = bounds;
        _inForce = inForce;
        _lists = new StageLists<T>(stageOf(inForce));
    }

    /// <summary>The stage by the lists in force and before.</summary>
    public StageLists<T> Lists => _lists;

    private ReviewProgress Progress => _memory.Review;

    /// <summary>Whether there is something to do before the batch that begins at an offset.</summary>
    public bool IsDue(long offset) =>
        Progress.PageEnd is not null
        || Progress.Lists.Length == 0
        || (offset >= _bounds.LogEnd && (Progress.IsPending || Progress.Lists != _source.Digest));

    /// <summary>
    /// Does one step at a position: a switch, or one page. <paramref name="effect"/> publishes and then commits what it is given, and
    /// fails if that does not succeed. Returns the position that is committed last.
    /// </summary>
    public ValueTask<CheckpointPosition> StepAsync(
        CheckpointPosition at, Func<StageResult, Task> effect, CancellationToken cancellationToken) =>
        Progress.IsPending ? PageAsync(at, effect, cancellationToken) : SwitchAsync(at, effect, cancellationToken);

    /// <summary>The lists of a digest; none for no digest, null if nobody knows them any more.</summary>
    internal static async ValueTask<ReferenceData?> FindAsync(IListSource source, string digest, CancellationToken cancellationToken) =>
        digest.Length == 0 ? ReferenceData.Empty : await source.FindAsync(digest, cancellationToken);

    /// <summary>Goes on with a review that the checkpoint names.</summary>
    public void Resume(ReferenceData? before, bool isKnown)
    {
        var change = isKnown ? _inForce.ChangesSince(before!) : ReferenceChange.OfEverything;
        _lists.Take(_lists.Current, _stageOf(before ?? ReferenceData.Empty), new ListReview(Progress.Lists, change));
    }

    private async ValueTask<CheckpointPosition> SwitchAsync(
        CheckpointPosition at, Func<StageResult, Task> effect, CancellationToken cancellationToken)
    {
        var newest = await _source.NewestAsync(cancellationToken);
        var before = await FindAsync(_source, Progress.Lists, cancellationToken);
        var change = before is null ? ReferenceChange.OfEverything : newest.ChangesSince(before);
        var stage = _stageOf(newest);
        var isNew = at == default(CheckpointPosition) && Progress.Lists.Length == 0;
        var isReviewed = isNew || change.IsNone || stage.KeysNamedBy(change) is { } named && !named.Any();
        Progress.Switch(newest.Digest, isReviewed);
        var next = await CommitAsync(at, new StageOutputs(), [], effect);

        // What rules measured is kept with the states, and was measured by the lists before.
        _states.Clear();
        _inForce = newest;
        _lists.Take(
            stage,
            isReviewed ? null : _stageOf(before ?? ReferenceData.Empty),
            isReviewed ? null : new ListReview(newest.Digest, change));
        return next;
    }

    private async ValueTask<CheckpointPosition> PageAsync(
        CheckpointPosition at, Func<StageResult, Task> effect, CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(cancellationToken);
        if (Progress.PageEnd is null)
        {
            if (keys.Count == 0)
            {
                Progress.End();
                _lists.EndReview();
                return await CommitAsync(at, new StageOutputs(), [], effect);
            }

            Progress.OpenPage(keys[^1]);
            at = await CommitAsync(at, new StageOutputs(), [], effect);
        }

        var review = _lists.Review!;
        var concerned = keys.Where(key => !TimerBucket.Owns(key) && _lists.Current.IsConcerned(key, review.Change)).ToList();
        var states = await _states.LoadStoredAsync(concerned, _lists.Current, cancellationToken);
        var outputs = new StageOutputs();
        outputs.BeginReview(_lease.Partition.Partition, at.Offset, Progress.SequenceAt(at.Offset));
        foreach (var key in concerned.Where(states.ContainsKey))
        {
            _lists.Current.Review(review, _lists.Before!, states[key], _memory, outputs);
        }

        await TimerRun.KeepAsync(_memory, wanted => _states.AddToAsync(states, wanted, _lists.Current, cancellationToken));
        Progress.ClosePage(at.Offset, outputs.NextSequence);
        return await CommitAsync(at, outputs, _states.TakeChanges(states, at.Offset), effect);
    }

    /// <summary>The keys of the open page, or of the next one.</summary>
    private async ValueTask<List<string>> KeysAsync(CancellationToken cancellationToken)
    {
        var (after, end) = (Progress.Cursor, Progress.PageEnd);
        if (_lists.Current.KeysNamedBy(_lists.Review!.Change) is { } named)
        {
            var rest = named.Where(key => KeyOrder.Instance.Compare(key, after) > 0).Order(KeyOrder.Instance);
            return [.. end is null ? rest.Take(_bounds.PageKeys) : rest.TakeWhile(key => KeyOrder.Instance.Compare(key, end) <= 0)];
        }

        var keys = new List<string>();
        while (true)
        {
            // An open page may be larger than pages are now, if the setting was changed meanwhile.
            var listed = await _states.ListAsync(keys.LastOrDefault(after), _bounds.PageKeys, cancellationToken);
            var within = end is null ? listed : [.. listed.TakeWhile(key => KeyOrder.Instance.Compare(key, end) <= 0)];
            keys.AddRange(within);
            if (end is null || within.Count < listed.Count || listed.Count == 0)
            {
                return keys;
            }
        }
    }

    private async ValueTask<CheckpointPosition> CommitAsync(
        CheckpointPosition at, StageOutputs outputs, List<StateChange> changes, Func<StageResult, Task> effect)
    {
        var next = new Checkpoint(at.Offset, _memory.Encode(), at.Turn + 1);
        await effect(new StageResult { From = at, Next = next, Outputs = outputs, DeadLetters = [], Changes = changes });
        return next.Position;
    }
}

/// <summary>Opens reviews.</summary>
internal static class StageReview
{
    /// <summary>Goes on by the lists that a lease's checkpoint names.</summary>
    public static async ValueTask<StageReview<T>> OpenAsync<T>(
        PartitionLease lease,
        Func<ReferenceData, IStage<T>> stageOf,
        IListSource source,
        PartitionStates states,
        StageMemory memory,
        ReviewBounds bounds,
        CancellationToken cancellationToken)
    {
        var inForce = await StageReview<T>.FindAsync(source, memory.Review.Lists, cancellationToken);
        var review = new StageReview<T>(lease, stageOf, source, states, memory, bounds, inForce ?? ReferenceData.Empty);
        if (memory.Review.IsPending)
        {
            var before = await StageReview<T>.FindAsync(source, memory.Review.Before, cancellationToken);
            review.Resume(before, isKnown: before is not null && inForce is not null);
        }

        return review;
    }
}

/// <summary>Bounds of a review.</summary>
/// <param name="PageKeys">How many keys are reviewed in one go.</param>
/// <param name="LogEnd">Where the log ended when the partition was taken over.</param>
public sealed record ReviewBounds(int PageKeys, long LogEnd);
