using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;

namespace RiskStream.Operators;

/// <summary>OP4: what a stay that has ended and was settled is made of. Amounts are net of refunds.</summary>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Days">Civil days from admission to discharge, at least 1.</param>
/// <param name="Charge">What its settlements come to.</param>
/// <param name="ByClass">What its charge lines come to, by class.</param>
/// <param name="HasOperation">Whether a line or a settlement list names an operation.</param>
public sealed record StayProfile(
    EventTimestamp EndedAt, int Days, Money Charge, IReadOnlyDictionary<ChargeClass, long> ByClass, bool HasOperation)
{
    /// <summary>The profile of a stay; null while its end or its settlement is not known.</summary>
    public static StayProfile? Of(EncounterFacts stay)
    {
        if (stay.AdmittedAt is not { } admitted || stay.EndedAt is not { } ended || ended < admitted)
        {
            return null;
        }

        var charge = stay.Settlements.Sum(settlement => settlement.Content.TotalCharge.Fen);
        if (charge <= 0)
        {
            return null;
        }

        var byClass = stay.Lines.GroupBy(line => line.Content.Class)
            .ToDictionary(group => group.Key, group => group.Sum(line => line.Content.Amount.Fen));
        var hasOperation = byClass.GetValueOrDefault(ChargeClass.Operation) > 0
            || stay.SettlementLists.Any(list => list.Content.Operations.Count > 0);
        return new StayProfile(ended, Math.Max(1, ended.Day.Number - admitted.Day.Number), new Money(charge), byClass, hasOperation);
    }

    /// <summary>How far the charge lines differ from the settlements, as a share of these: 0 if all lines are there.</summary>
    public double Missing => Math.Abs(1 - ((double)ByClass.Values.Sum() / Charge.Fen));

    /// <summary>What some classes come to.</summary>
    public Money SumOf(params ReadOnlySpan<ChargeClass> classes)
    {
        var sum = 0L;
        foreach (var one in classes)
        {
            sum += ByClass.GetValueOrDefault(one);
        }

        return new Money(sum);
    }

    /// <summary>Share of some classes in the whole charge.</summary>
    public double ShareOf(params ReadOnlySpan<ChargeClass> classes) => (double)SumOf(classes).Fen / Charge.Fen;
}
