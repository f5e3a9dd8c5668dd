using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;

namespace RiskStream.Operators;

/// <summary>OP4: what a civil day of a stay was charged with, net of refunds. Days without a charge line are not among them.</summary>
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
    public static IReadOnlyList<StayDay> Of(EncounterFacts stay) =>
    [
        .. stay.Lines.GroupBy(line => line.Content.EventTime.Day).OrderBy(group => group.Key).Select(group => new StayDay(
            group.Key,
            SumOf(group, kind => kind == ChargeClass.Bed),
            SumOf(group, IsCare),
            SumOf(group, _ => true),
            [.. group])),
    ];

    private static bool IsCare(ChargeClass kind) => kind is ChargeClass.Examination or ChargeClass.Laboratory or ChargeClass.Treatment
        or ChargeClass.Operation or ChargeClass.Consumable or ChargeClass.Drug or ChargeClass.Herb or ChargeClass.PatentHerb;

    private static long SumOf(IEnumerable<EffectiveFact<ClaimLine>> lines, Func<ChargeClass, bool> counts) =>
        lines.Where(line => counts(line.Content.Class)).Sum(line => line.Content.Amount.Fen);
}
