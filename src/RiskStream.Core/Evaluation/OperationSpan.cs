using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Operators;

namespace RiskStream.Evaluation;

/// <summary>
/// When a person was operated on, as far as facts say: at the time of a line for an operation, or at some time of a stay whose
/// settlement list names operations, for the list gives no dates.
/// </summary>
/// <param name="From">The first instant at which it may have been.</param>
/// <param name="To">The last one.</param>
internal readonly record struct OperationSpan(EventTimestamp From, EventTimestamp To)
{
    private static readonly EventTimestamp Open = new(long.MaxValue);

    /// <summary>Whether an encounter says anything of operations.</summary>
    public static bool IsIn(EncounterFacts encounter) =>
        encounter.HasOperationLines || encounter.SettlementLists.Any(list => list.Content.Operations.Count > 0);

    /// <summary>All of a person.</summary>
    public static List<OperationSpan> Of(PersonTimeline person) =>
    [
        .. person.Charged.Where(encounter => encounter.HasOperationLines).SelectMany(encounter => encounter.Lines)
            .Where(line => line.Content is { Class: ChargeClass.Operation, QuantityE4: > 0 })
            .Select(line => new OperationSpan(line.Content.EventTime, line.Content.EventTime)),
        .. person.Stays.Where(stay => stay.SettlementLists.Any(list => list.Content.Operations.Count > 0))
            .Select(stay => new OperationSpan(stay.AdmittedAt!.Value, stay.EndedAt ?? Open)),
    ];

    /// <summary>Whether it may lie between two things.</summary>
    public bool MayLieIn(Gap gap) => From <= gap.Later.At && To >= gap.Earlier.At;
}
