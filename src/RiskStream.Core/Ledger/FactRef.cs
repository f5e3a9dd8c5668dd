using RiskStream.Statements;

namespace RiskStream.Ledger;

/// <summary>A fact as one statement states it.</summary>
internal readonly record struct FactRef(Statement Statement, int Index)
{
    public StatedFact Fact => Statement.Facts[Index];

    /// <summary>Whether a later statement is a retry of this one: the same message says the same. Without a message id none is.</summary>
    public bool IsRepeatedBy(FactRef later) =>
        Statement.IngestedAt < later.Statement.IngestedAt
        && !later.Statement.MessageText.IsEmpty
        && Statement.SayTheSame(Statement, Index, later.Statement, later.Index);

    /// <summary>Compares by the key of the fact alone.</summary>
    public sealed class ByKey : IEqualityComparer<FactRef>
    {
        public static readonly ByKey Instance = new();

        public bool Equals(FactRef x, FactRef y) => Statement.HaveOneKey(x.Statement, x.Index, y.Statement, y.Index);

        public int GetHashCode(FactRef obj) => obj.Fact.Key.GetHashCode();
    }
}

/// <summary>A stated fact that holds.</summary>
/// <param name="Ref">The statement by which it holds.</param>
/// <param name="TooLate">Whether all that still states it arrived beyond the allowed lateness.</param>
internal readonly record struct HeldFact(FactRef Ref, bool TooLate);
