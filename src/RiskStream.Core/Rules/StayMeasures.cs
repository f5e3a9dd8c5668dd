namespace RiskStream.Rules;

/// <summary>
/// A stay soon after the one before it at the same institution (OP2): the gap from discharge to admission in civil days, and how much
/// alike the two are.
/// </summary>
public sealed record StayGap : RuleMeasure
{
    /// <summary>With the same three-character diagnosis, up to this gap: HIGH.</summary>
    public required int HighDays { get; init; }

    /// <summary>With diagnoses of one ICD-10 block, up to this gap: MEDIUM.</summary>
    public required int MediumDays { get; init; }

    /// <summary>Share of charged items in common (Jaccard) by which MEDIUM becomes HIGH.</summary>
    public required double ItemOverlap { get; init; }

    /// <summary>So many such gaps within 90 days make MEDIUM HIGH.</summary>
    public required int ChainLinks { get; init; }
}

/// <summary>Stays of one person at different institutions at the same time (OP3).</summary>
public sealed record StayOverlap : RuleMeasure
{
    /// <summary>Hours in common above which the overlap is reported: LOW.</summary>
    public required double LowHours { get; init; }

    /// <summary>Hours above which it is HIGH.</summary>
    public required double HighHours { get; init; }

    /// <summary>Civil days with a bed charge in both that make it CRITICAL.</summary>
    public required int BedDays { get; init; }
}

/// <summary>Visits and purchases elsewhere during a stay (OP3), its first and last hours left aside.</summary>
public sealed record OutsideStay : RuleMeasure
{
    /// <summary>Hours after the admission and before the discharge that are left aside.</summary>
    public required int MarginHours { get; init; }

    /// <summary>Settlements that make LOW.</summary>
    public required int Low { get; init; }

    /// <summary>Settlements that make MEDIUM.</summary>
    public required int Medium { get; init; }

    /// <summary>Settlements that make HIGH; one in another prefecture, or with the person shown to be there, does so too.</summary>
    public required int High { get; init; }
}

/// <summary>Two uses of one card, too far apart for the time between them (OP11).</summary>
public sealed record Travel : RuleMeasure
{
    /// <summary>Distances up to this many km say nothing.</summary>
    public required double MinKm { get; init; }

    /// <summary>Speed in km/h above which it is HIGH.</summary>
    public required double RoadKmh { get; init; }

    /// <summary>Beyond this distance in km somebody may have taken a train.</summary>
    public required double TrainKm { get; init; }

    /// <summary>Speed in km/h that counts there.</summary>
    public required double TrainKmh { get; init; }
}
