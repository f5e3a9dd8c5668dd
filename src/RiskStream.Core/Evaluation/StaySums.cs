using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>What stays of one institution come to. Grows by what is added; touched only by who makes it.</summary>
internal sealed class StaySums
{
    private readonly long[] _fen = new long[FeeKinds.All.Count];

    /// <summary>How many stays.</summary>
    public int Stays { get; private set; }

    /// <summary>How many of them were check-up style.</summary>
    public int Checkups { get; private set; }

    /// <summary>What their settlements come to, in fen.</summary>
    public long Total { get; private set; }

    /// <summary>What a kind of charges comes to, in fen.</summary>
    public long FenOf(FeeKind kind) => _fen[(int)kind];

    /// <summary>Adds a stay.</summary>
    public void Add(StayUse stay)
    {
        Stays++;
        Checkups += stay.IsCheckup ? 1 : 0;
        Total += stay.Total.Fen;
        foreach (var kind in FeeKinds.All)
        {
            _fen[(int)kind] += stay.FenOf(kind);
        }
    }

    /// <summary>Adds what other stays come to.</summary>
    public void Add(StaySums other)
    {
        Stays += other.Stays;
        Checkups += other.Checkups;
        Total += other.Total;
        for (var kind = 0; kind < _fen.Length; kind++)
        {
            _fen[kind] += other._fen[kind];
        }
    }
}
