namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>duplicate_charge</c>.</summary>
internal static class DuplicateChargeReader
{
    public const string Block = "duplicate_charge";

    public static DuplicateCharge Read(Section section) => new()
    {
        ClearViolation = section.Choice(SharedFields.ClearViolation) ?? default,
        Otherwise = section.Choice(SharedFields.Otherwise) ?? default,
    };

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(DuplicateCharge measure) =>
    [
        SharedFields.Row(SharedFields.ClearViolation, measure.ClearViolation),
        SharedFields.Row(SharedFields.Otherwise, measure.Otherwise),
    ];
}
