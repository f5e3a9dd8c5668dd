using RiskStream.Facts;

namespace RiskStream.Statements;

/// <summary>What there is among facts, gathered once so that nobody looks through them for it.</summary>
internal struct FactTraits
{
    // Below are the kinds, each by its number.
    private const uint Stay = 1 << 16;
    private const uint OperationLine = 1 << 17;
    private const uint LineInside = 1 << 18;
    private const uint TracedLine = 1 << 19;

    private uint _bits;

    /// <summary>Whether any says that its encounter is a stay.</summary>
    public readonly bool SayStay => (_bits & Stay) != 0;

    /// <summary>Whether any is a charge line for an operation.</summary>
    public readonly bool HasOperationLine => (_bits & OperationLine) != 0;

    /// <summary>Whether any is a line inside a settlement.</summary>
    public readonly bool HasLineInside => (_bits & LineInside) != 0;

    /// <summary>Whether any is a charge line with trace codes.</summary>
    public readonly bool HasTracedLine => (_bits & TracedLine) != 0;

    /// <summary>Whether there is one of a kind.</summary>
    public readonly bool Has(FactKind kind) => (_bits & (1u << (int)kind)) != 0;

    /// <summary>What there is among some facts.</summary>
    public static FactTraits Of(ReadOnlySpan<StatedFact> facts)
    {
        var bits = 0u;
        foreach (ref readonly var fact in facts)
        {
            bits |= BitsOf(fact);
        }

        return new FactTraits { _bits = bits };
    }

    /// <summary>Notes a fact.</summary>
    public void Note(in StatedFact fact) => _bits |= BitsOf(fact);

    /// <summary>Notes all that others have.</summary>
    public void Note(FactTraits others) => _bits |= others._bits;

    private static uint BitsOf(in StatedFact fact) =>
        (1u << (int)fact.Kind)
            | (fact.SaysStay ? Stay : 0)
            | (fact.InSettlement ? LineInside : 0)
            | (fact.IsTraced ? TracedLine : 0)
            | (fact is { Kind: FactKind.Line, Class: ChargeClass.Operation } ? OperationLine : 0);
}
