using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;

namespace RiskStream.Operators;

/// <summary>
/// OP4: what a civil day of a stay was charged with, net of refunds: a refund takes back what was charged of its item, last charged first,
/// on whatever day that was, and never more. Days without a charge line are not among them.
/// </summary>
/// <param name="Day">The day, by the times of its charge lines.</param>
/// <param name="Bed">What the bed comes to, in fen.</param>
/// <param name="Care">What examinations, treatment, operations, consumables and drugs come to, in fen.</param>
/// <param name="Total">What all lines come to, in fen.</param>
/// <param name="Lines">The lines, by time.</param>
public sealed record StayDay(CivilDay Day, long Bed, long Care, long Total, IReadOnlyList<EffectiveFact<ClaimLine>> Lines)
{
    /// <summary>Whether the patient had a bed and nothing was done.</summary>
    public bool IsIdle => Bed > 0 && Care <= 0;

    /// <summary>The days of a stay, in order.</summary>
    public static IReadOnlyList<StayDay> Of(EncounterFacts stay)
    {
        var left = LeftOf(stay.Lines);
        return
        [
            .. stay.Lines.GroupBy(line => line.Content.EventTime.Day).OrderBy(group => group.Key).Select(group => new StayDay(
                group.Key,
                SumOf(group, left, kind => kind == ChargeClass.Bed),
                SumOf(group, left, IsCare),
                SumOf(group, left, _ => true),
                [.. group])),
        ];
    }

    /// <summary>What refunds left of the charges, in fen; all of it where nothing was refunded.</summary>
    private static Dictionary<FactKey, long> LeftOf(IReadOnlyList<EffectiveFact<ClaimLine>> lines)
    {
        var left = lines.ToDictionary(line => line.Key, line => Math.Max(0, line.Content.Amount.Fen));
        var refunds = lines.Where(line => line.Content.Amount.Fen < 0).ToList();
        var charges = refunds.Count == 0 ? null : lines.Where(line => line.Content.Amount.Fen > 0).ToLookup(line => line.Content.Item);
        foreach (var refund in refunds)
        {
            var charged = charges![refund.Content.Item];
            var before = charged.Where(line => line.Content.EventTime <= refund.Content.EventTime).Reverse();
            var after = charged.Where(line => line.Content.EventTime > refund.Content.EventTime);
            var refunded = -refund.Content.Amount.Fen;
            foreach (var line in before.Concat(after))
            {
                var taken = Math.Min(left[line.Key], refunded);
                left[line.Key] -= taken;
                refunded -= taken;
            }
        }

        return left;
    }

    private static bool IsCare(ChargeClass kind) => kind is ChargeClass.Examination or ChargeClass.Laboratory or ChargeClass.Treatment
        or ChargeClass.Operation or ChargeClass.Consumable or ChargeClass.Drug or ChargeClass.Herb or ChargeClass.PatentHerb;

    private static long SumOf(
        IEnumerable<EffectiveFact<ClaimLine>> lines, Dictionary<FactKey, long> left, Func<ChargeClass, bool> counts) =>
        lines.Where(line => counts(line.Content.Class)).Sum(line => left[line.Key]);
}
