using RiskStream.Facts;

namespace RiskStream.Rules;

/// <summary>
/// The shares of kinds of charges in what the stays of an institution cost within some days, against those of its peers and of the days
/// before (OP6), judged when a day is complete.
/// </summary>
public sealed record FeeStructure : RuleMeasure
{
    /// <inheritdoc/>
    public override TimeSpan CoolDown => TimeSpan.FromHours(24);

    /// <summary>Length of the window in days.</summary>
    public required int WindowDays { get; init; }

    /// <summary>Stays in the window without which neither an institution is judged nor is it anybody's peer.</summary>
    public required int MinStays { get; init; }

    /// <summary>The peers' median times this makes MEDIUM.</summary>
    public required double MedianFactor { get; init; }

    /// <summary>Growth over the window before that makes MEDIUM, as a difference of shares.</summary>
    public required double Growth { get; init; }

    /// <summary>Robust z against peers that makes HIGH, together with the share of the kind.</summary>
    public required double PeerScore { get; init; }

    /// <summary>The share of a kind of charges without which it is not HIGH; a kind that is missing is never HIGH.</summary>
    public required IReadOnlyDictionary<FeeKind, double> HighShares { get; init; }

    /// <summary>Stays whose charge lines differ from the settled amount by a larger share do not count.</summary>
    public required double MaxMissing { get; init; }

    /// <summary>When a day is judged.</summary>
    public required DayClosing Closing { get; init; }
}

/// <summary>A kind of charges, as shares are made of them.</summary>
public enum FeeKind
{
    /// <summary>检查化验: examinations and laboratory tests.</summary>
    Exams,

    /// <summary>药品: drugs, herbs and patent medicines.</summary>
    Drugs,

    /// <summary>耗材: consumables.</summary>
    Materials,

    /// <summary>治疗: treatment.</summary>
    Treatment,
}

/// <summary>What a kind of charges is called, and which amount of a stay it is.</summary>
public static class FeeKinds
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FeeKind> All { get; } = Enum.GetValues<FeeKind>();

    /// <summary>In Chinese and English.</summary>
    public static Bilingual WordsOf(FeeKind kind) => kind switch
    {
        FeeKind.Exams => new("检查化验费", "examinations and laboratory tests"),
        FeeKind.Drugs => new("药品费", "drugs"),
        FeeKind.Materials => new("卫生材料费", "consumables"),
        _ => new("治疗费", "treatment"),
    };

    /// <summary>The amount in fen.</summary>
    public static long FenOf(this StayUse stay, FeeKind kind) => kind switch
    {
        FeeKind.Exams => stay.Exams.Fen,
        FeeKind.Drugs => stay.Drugs.Fen,
        FeeKind.Materials => stay.Materials.Fen,
        _ => stay.Treatment.Fen,
    };
}
