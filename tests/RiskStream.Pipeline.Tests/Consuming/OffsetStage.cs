using System.Collections.Concurrent;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Reference;
using RiskStream.Stages;

namespace RiskStream.Pipeline.Tests.Consuming;

/// <summary>A stage without state whose records are their own offsets: it notes what it applied. May be looked at from any thread.</summary>
internal sealed class OffsetStage : IStage<long>
{
    public const string StageName = "offsets";

    private readonly ConcurrentQueue<long> _applied = new();

    public string Name => StageName;

    public IReadOnlyCollection<long> Applied => _applied;

    public void CollectKeys(long record, ISet<string> keys)
    {
    }

    public KeyedState NewState(string key) => throw new NotSupportedException("this stage has no state");

    public bool KeepsListsUntilReviewed => false;

    public IEnumerable<string>? KeysNamedBy(ReferenceChange change) => [];

    public bool IsConcerned(string key, ReferenceChange change) => false;

    public void Review(ListReview review, IStage<long> before, KeyedState state, StageMemory memory, StageOutputs outputs) =>
        throw new NotSupportedException("this stage has no state to review");

    public void Wake(EventTimestamp due, KeyedState state, StageMemory memory, StageOutputs outputs) =>
        throw new NotSupportedException("this stage sets no timers");

    public void Apply(long record, Func<string, KeyedState> states, StageMemory memory, StageOutputs outputs)
    {
        _applied.Enqueue(record);
        outputs.CountRecord(isNew: true);
    }
}
