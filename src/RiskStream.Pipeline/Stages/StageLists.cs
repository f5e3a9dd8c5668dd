using RiskStream.Stages;

namespace RiskStream.Pipeline.Stages;

/// <summary>
/// A stage by the lists in force, and while a review goes on also by the lists before. Used by one caller at a time.
/// </summary>
/// <typeparam name="T">The decoded input.</typeparam>
internal sealed class StageLists<T>
{
    private readonly HashSet<string> _keys = [];

    public StageLists(IStage<T> current) => Current = current;

    /// <summary>By the lists in force.</summary>
    public IStage<T> Current { get; private set; }

    /// <summary>By the lists before, while a review goes on.</summary>
    public IStage<T>? Before { get; private set; }

    /// <summary>What a review looks for, while one goes on.</summary>
    public ListReview? Review { get; private set; }

    /// <summary>Takes lists into force, to be reviewed or not.</summary>
    public void Take(IStage<T> current, IStage<T>? before, ListReview? review) => (Current, Before, Review) = (current, before, review);

    /// <summary>Ends the review.</summary>
    public void EndReview() => (Before, Review) = (null, null);

    /// <summary>The stage that judges a record.</summary>
    public IStage<T> For(T record, ReviewProgress progress)
    {
        if (Before is null || !Current.KeepsListsUntilReviewed)
        {
            return Current;
        }

        _keys.Clear();
        Current.CollectKeys(record, _keys);
        return _keys.All(progress.IsReviewed) ? Current : Before;
    }

    /// <summary>The stage that judges what is kept under a key.</summary>
    public IStage<T> For(string key, ReviewProgress progress) =>
        Before is null || !Current.KeepsListsUntilReviewed || progress.IsReviewed(key) ? Current : Before;
}
