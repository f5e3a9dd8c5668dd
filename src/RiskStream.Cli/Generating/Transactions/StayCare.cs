using RiskStream.Cli.Generating.Catalogue;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>What is done for a patient on the ward.</summary>
/// <param name="Exams">Ordered on admission, in parts.</param>
/// <param name="Drugs">Given day by day.</param>
/// <param name="Operation">Done on the second day, or none.</param>
/// <param name="Treatment">Done every day, or none.</param>
internal sealed record StayCare(
    IReadOnlyList<Item> Exams, IReadOnlyList<Item> Drugs, Item? Operation = null, Item? Treatment = null)
{
    public static StayCare Of(Condition condition) => new(
        condition.Exams,
        condition.Drugs,
        condition.Operation,
        condition.Drugs == Catalogue.Drugs.Pain ? Services.Electrotherapy : null);
}
