using RiskStream.Facts;
using RiskStream.Ledger;

namespace RiskStream.Stages;

/// <summary>Which charge lines a settlement of a visit is for, and what they are together. Pure.</summary>
internal static class SettledLines
{
    /// <summary>
    /// The lines of a settlement among those of its visit. A batch names its settlement; a line without one belongs to the first
    /// settlement that is not before it, else to the last.
    /// </summary>
    public static List<EffectiveFact<ClaimLine>> Of(
        IReadOnlyList<EffectiveFact<ClaimLine>> lines, FactKey settlement, List<EffectiveFact<Settlement>> all) =>
        all.Count == 1 ? [.. lines] : [.. lines.Where(line => SettlementOf(line.Content, all) == settlement)];

    /// <summary>
    /// Hash of the set of items with their quantities, refunds taken off, without the flat consultation fee, which every visit has;
    /// 0 if nothing is left.
    /// </summary>
    public static ulong BasketOf(List<EffectiveFact<ClaimLine>> lines)
    {
        var items = lines.Where(line => line.Content.Class != ChargeClass.FlatConsultation)
            .GroupBy(line => line.Content.Item)
            .Select(item => (Item: item.Key, Quantity: item.Sum(line => line.Content.QuantityE4)))
            .Where(item => item.Quantity > 0)
            .OrderBy(item => item.Item, StringComparer.Ordinal)
            .Select(item => $"{item.Item}*{item.Quantity}")
            .ToList();
        return items.Count == 0 ? 0 : Math.Max(1, SetHash.Of(items));
    }

    /// <summary>Who ordered the most lines; of several the first by code.</summary>
    public static string DoctorOf(List<EffectiveFact<ClaimLine>> lines) => lines
        .Where(line => line.Content.Doctor.Length > 0 && line.Content.QuantityE4 > 0)
        .GroupBy(line => line.Content.Doctor)
        .OrderByDescending(doctor => doctor.Count())
        .ThenBy(doctor => doctor.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key ?? string.Empty;

    private static FactKey SettlementOf(ClaimLine line, List<EffectiveFact<Settlement>> all)
    {
        var candidates = line.ChargeBatch.Length == 0 ? [] : all.FindAll(one => one.Content.ChargeBatch == line.ChargeBatch);
        candidates = candidates.Count == 0 ? all : candidates;
        var at = candidates.FindIndex(one => one.Content.EventTime >= line.EventTime);
        return candidates[at < 0 ? candidates.Count - 1 : at].Key;
    }
}
