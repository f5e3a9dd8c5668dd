using RiskStream.Facts;

namespace RiskStream.Rules;

/// <summary>
/// Stays of one diagnosis and length at an institution that cost the same and are made of the same items (OP8), more alike than such stays
/// are at its peers; judged when a day is complete.
/// </summary>
public sealed record SimilarCases : RuleMeasure
{
    /// <inheritdoc/>
    public override TimeSpan CoolDown => TimeSpan.FromHours(24);

    /// <inheritdoc/>
    public override RuleMeasure For(CreditGrade grade) => this with
    {
        MediumPersons = grade.LimitFor(MediumPersons),
        HighPersons = grade.LimitFor(HighPersons),
    };

    /// <summary>Length of the window in days.</summary>
    public required int WindowDays { get; init; }

    /// <summary>Days before the window whose stays at peers are compared too, beside those of the window.</summary>
    public required int PeerDays { get; init; }

    /// <summary>Stays with fewer items do not count: few items are soon alike.</summary>
    public required int MinItems { get; init; }

    /// <summary>J from which the items of two stays are alike.</summary>
    public required double Likeness { get; init; }

    /// <summary>Width of a band of charges, as a difference of natural logarithms: 0.02 is two per cent.</summary>
    public required double FeeBand { get; init; }

    /// <summary>How many bands on either side count as the same: a boundary between two may run through a cluster.</summary>
    public required int NeighbourBands { get; init; }

    /// <summary>The highest coefficient of variation of the charges of a cluster.</summary>
    public required double MaxVariation { get; init; }

    /// <summary>Distinct persons that make MEDIUM.</summary>
    public required int MediumPersons { get; init; }

    /// <summary>Distinct persons that make HIGH.</summary>
    public required int HighPersons { get; init; }

    /// <summary>Hours within which all admissions of a cluster make HIGH from <see cref="MediumPersons"/> on.</summary>
    public required int AdmissionHours { get; init; }

    /// <summary>Mean J of the cluster over the mean J of the peers, without which it is nothing.</summary>
    public required double Lift { get; init; }

    /// <summary>Peers without which nothing is compared, and nothing is said.</summary>
    public required int MinPeers { get; init; }

    /// <summary>When a day is judged.</summary>
    public required DayClosing Closing { get; init; }

    /// <summary>The band of a charge: round(ln yuan / width).</summary>
    public int BandOf(Money total) => (int)Math.Round(Math.Log(total.Fen / 100.0) / FeeBand);
}
