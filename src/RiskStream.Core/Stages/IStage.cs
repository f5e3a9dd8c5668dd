using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Reference;

namespace RiskStream.Stages;

/// <summary>
/// What a stage does with one record: a pure function of record, state and memory. It knows nothing of Kafka, Redis or threads.
/// One instance serves one partition at a time.
/// </summary>
/// <typeparam name="TRecord">The decoded input.</typeparam>
public interface IStage<TRecord>
{
    /// <summary>E.g. <c>person</c>: names the consumer group and the state's keys.</summary>
    string Name { get; }

    /// <summary>Adds the keys of all state that the record may touch.</summary>
    void CollectKeys(TRecord record, ISet<string> keys);

    /// <summary>Empty state for a key.</summary>
    KeyedState NewState(string key);

    /// <summary>
    /// Whether a key is judged by the lists of before until it is reviewed. A stage that tells others the difference between before and
    /// after needs that: what it told of a key by the old lists it takes back by the old lists.
    /// </summary>
    bool KeepsListsUntilReviewed { get; }

    /// <summary>The keys that a change of lists can concern, or null where only a look at every key can tell.</summary>
    IEnumerable<string>? KeysNamedBy(ReferenceChange change);

    /// <summary>Whether a change of lists can concern a key.</summary>
    bool IsConcerned(string key, ReferenceChange change);

    /// <summary>
    /// Judges what is retained under a key anew, by this stage's lists. <paramref name="before"/> is the stage with the lists by which the
    /// key was judged so far. Reviewing again says nothing new.
    /// </summary>
    void Review(ListReview review, IStage<TRecord> before, KeyedState state, StageMemory memory, StageOutputs outputs);

    /// <summary>
    /// Judges what is retained under a key because an instant has come that <see cref="StageMemory.Timers"/> was set to for it. Waking it
    /// again says nothing new.
    /// </summary>
    void Wake(EventTimestamp due, KeyedState state, StageMemory memory, StageOutputs outputs);

    /// <summary>Applies a record. Equal records on equal state give equal outputs, whatever batch they come in.</summary>
    void Apply(TRecord record, Func<string, KeyedState> states, StageMemory memory, StageOutputs outputs);
}
