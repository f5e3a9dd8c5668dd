using System.Text;
using RiskStream.Facts;
using RiskStream.Statements;

namespace RiskStream.Ledger;

/// <summary>
/// What a charge line charges, by hashes: enough to tell that a rule has nothing to do with it. Equal items have equal hashes, and
/// nearly always only they.
/// </summary>
/// <param name="Item">Hash of the national item code.</param>
/// <param name="Drug">Hash of what all products of one drug have in common; 0 if the item is no drug.</param>
/// <param name="SupplyDays">Days for which it lasts; 0 if not said.</param>
/// <param name="QuantityE4">Units in ten-thousandths; negative on refunds.</param>
internal readonly record struct ChargedItem(ulong Item, uint Drug, int SupplyDays, long QuantityE4)
{
    /// <summary>That of a line.</summary>
    public static ChargedItem Of(ClaimLine line) => Of(Encoding.UTF8.GetBytes(line.Item), line.SupplyDays, line.QuantityE4);

    /// <summary>That of an item with a code.</summary>
    public static ChargedItem Of(ReadOnlySpan<byte> code, int supplyDays, long quantityE4) =>
        new(TextHash.Of(code), DrugOf(code), supplyDays, quantityE4);

    /// <summary>The hash of an item's code.</summary>
    public static ulong HashOf(string code) => TextHash.Of(Encoding.UTF8.GetBytes(code));

    private static uint DrugOf(ReadOnlySpan<byte> code)
    {
        var drug = DrugCode.GenericOf(code);
        return drug.IsEmpty ? 0 : unchecked((uint)TextHash.Of(drug)) | 1;
    }
}
