using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>
/// What an encounter, or a stock move, contributes to the packs that it names: nothing where no rule asks for them. Institutions of every
/// kind sell packs, so their axis is not asked. Pure.
/// </summary>
internal sealed class TraceUses(RuleSet rules)
{
    private readonly bool _isAsked = rules.Measuring<TraceCodeReuse>().Any();

    /// <summary>What settlements tell by their lines: a line that no settlement covers is no sale yet.</summary>
    public IEnumerable<(EffectiveFact<ClaimLine> Line, EffectiveFact<Settlement> Settlement, TraceUse Use)> SettledOf(EncounterFacts facts) =>
        _isAsked && facts.TracedLines is { Count: > 0 } lines ? SalesOf(lines, facts) : [];

    /// <summary>
    /// Which packs were in settlements that were taken back: what an institution's stock says of such a sale is then no sale, whether it
    /// was told before or after.
    /// </summary>
    public IEnumerable<(EffectiveFact<Settlement> Settlement, TraceUse Use)> ReversedOf(EncounterFacts facts) =>
        _isAsked && facts.ReversedSettlements is { Count: > 0 } reversed ? ReversedOf(reversed, facts) : [];

    /// <summary>
    /// What stock moves tell: sales and returns to and from insured persons. A sale that names neither settlement nor person is none of them,
    /// such as goods that a hospital moves to a ward.
    /// </summary>
    public IEnumerable<(EffectiveFact<StockMove> Move, TraceUse Use)> MovedOf(EncounterFacts facts) =>
        _isAsked && facts.StockMoves is { Count: > 0 } moves ? MovedOf(moves) : [];

    private static IEnumerable<(EffectiveFact<ClaimLine> Line, EffectiveFact<Settlement> Settlement, TraceUse Use)> SalesOf(
        IReadOnlyList<EffectiveFact<ClaimLine>> lines, EncounterFacts facts)
    {
        var settled = facts.Settlements.ToList();
        foreach (var settlement in settled)
        {
            foreach (var line in SettledLines.Of(lines, settlement.Key, settled).Where(line => line.Content.QuantityE4 != 0))
            {
                foreach (var use in UsesOf(line.Content, settlement))
                {
                    yield return (line, settlement, use);
                }
            }
        }
    }

    private static IEnumerable<(EffectiveFact<Settlement> Settlement, TraceUse Use)> ReversedOf(
        IReadOnlyList<EffectiveFact<Settlement>> reversed, EncounterFacts facts)
    {
        var lines = facts.TracedLines.Select(line => line.Content).Concat(facts.ReversedLines);
        var codes = lines.SelectMany(line => line.TraceCodes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return reversed.SelectMany(settlement => codes.Select(code => (settlement, new TraceUse
        {
            Code = code,
            IsReversed = true,
            Provider = settlement.Content.Provider,
            Region = settlement.Content.Region,
            Settlement = settlement.Key,
        })));
    }

    private static IEnumerable<(EffectiveFact<StockMove> Move, TraceUse Use)> MovedOf(IReadOnlyList<EffectiveFact<StockMove>> moves)
    {
        foreach (var move in moves.Where(move => IsAsked(move.Content)))
        {
            var content = move.Content;
            var codes = content.TraceCodes.Distinct(StringComparer.Ordinal).ToList();
            var amount = Int128.Abs((Int128)content.PriceE6 * content.QuantityE4 / 100_000_000);
            foreach (var code in codes)
            {
                yield return (move, new TraceUse
                {
                    Code = code,
                    IsReturn = content.Kind == StockMoveKind.SaleReturn,
                    Provider = content.Provider,
                    Region = content.Region,
                    Settlement = content.Settlement,
                    IsByStock = true,
                    IsSplitPack = content.IsSplitPack,
                    UnitsE4 = Magnitude(content.QuantityE4) / codes.Count,
                    Amount = new Money((long)Int128.Min(amount / codes.Count, Money.MaxFen)),
                });
            }
        }
    }

    private static bool IsAsked(StockMove move) =>
        !move.IsSelfPaid
        && (move.Kind == StockMoveKind.SaleReturn
            || (move.Kind == StockMoveKind.Sale && (move.Settlement.IsGiven || move.Beneficiary.Value is not null)));

    /// <summary>A refund line takes back what the line sold that it refunds.</summary>
    private static IEnumerable<TraceUse> UsesOf(ClaimLine line, EffectiveFact<Settlement> settlement)
    {
        var codes = line.TraceCodes.Distinct(StringComparer.Ordinal).ToList();
        return codes.Select(code => new TraceUse
        {
            Code = code,
            IsReturn = line.QuantityE4 < 0,
            Provider = settlement.Content.Provider,
            Region = settlement.Content.Region,
            Settlement = settlement.Key,
            Device = settlement.Content.Device,
            IsSplitPack = line.IsSplitPack,
            UnitsE4 = Magnitude(line.QuantityE4) / codes.Count,
            Amount = new Money(Magnitude(line.Amount.Fen) / codes.Count),
        });
    }

    private static long Magnitude(long value) => Math.Abs(Math.Max(value, -long.MaxValue));
}
