using RiskStream.Checkpoints;

namespace RiskStream.Stages;

/// <summary>
/// What a stage does with one record: a pure function of record, state and memory. It knows nothing of Kafka, Redis or threads.
/// One instance serves one partition at a time.
/// </summary>
/// <typeparam name="TRecord">The decoded input.</typeparam>
public interface IStage<in TRecord>
{
    /// <summary>E.g. <c>person</c>: names the consumer group and the state's keys.</summary>
    string Name { get; }

    /// <summary>Adds the keys of all state that the record may touch.</summary>
    void CollectKeys(TRecord record, ISet<string> keys);

    /// <summary>Empty state for a key.</summary>
    KeyedState NewState(string key);

    /// <summary>Applies a record. Equal records on equal state give equal outputs, whatever batch they come in.</summary>
    void Apply(TRecord record, Func<string, KeyedState> states, StageMemory memory, StageOutputs outputs);
}
