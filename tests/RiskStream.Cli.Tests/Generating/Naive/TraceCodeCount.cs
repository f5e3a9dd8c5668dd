using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule P05 by brute force: each return takes the last sale before it away, and two sales that are left are one too many.</summary>
internal sealed class TraceCodeCount(EffectiveFacts facts, bool countsReturns = true)
{
    /// <summary>Every trace code with what is to be said of it.</summary>
    public Dictionary<string, Verdict> Judge()
    {
        var sales = facts.Settlements.SelectMany(envelope => envelope.Settlement.Lines.SelectMany(line => line.DrugTracCodg)
            .Select(code => (Code: code, At: envelope.Settlement.SetlTime.Seconds, IsReturn: false)));
        var returns = facts.StockMoves
            .Where(envelope => countsReturns && envelope.Stock.Kind == StockMove.Types.Kind.SaleReturn)
            .SelectMany(envelope => envelope.Stock.DrugTracCodg
                .Select(code => (Code: code, At: envelope.Stock.MoveTime.Seconds, IsReturn: true)));
        return sales.Concat(returns)
            .GroupBy(move => move.Code)
            .ToDictionary(moves => moves.Key, moves => JudgeOne([.. moves.OrderBy(move => move.At).Select(move => (move.At, move.IsReturn))]));
    }

    private static Verdict JudgeOne(List<(long At, bool IsReturn)> moves)
    {
        var standing = new Stack<long>();
        foreach (var (at, isReturn) in moves)
        {
            if (!isReturn)
            {
                standing.Push(at);
            }
            else if (standing.Count > 0)
            {
                standing.Pop();
            }
        }

        return standing.Count < 2 ? Verdict.Silent : new Verdict("HIGH", CivilDays.Text(CivilDays.Of(standing.Last())));
    }
}
