namespace RiskStream.Rules;

/// <summary>
/// More visits on a civil day than the doctors can see, more manual therapy than a therapist's day has, or a week far above the
/// institution's own past (OP1 with OP7).
/// </summary>
public sealed record CapacityExceeded : RuleMeasure
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Lists => ["calendar", "std_minutes"];

    /// <inheritdoc/>
    public override TimeSpan CoolDown => TimeSpan.FromHours(24);

    /// <summary>Visits that one doctor can see on a day.</summary>
    public required int VisitsPerDoctor { get; init; }

    /// <summary>Visits over what all doctors can see, above which it is MEDIUM.</summary>
    public required double MediumLoad { get; init; }

    /// <summary>The same, above which it is HIGH.</summary>
    public required double HighLoad { get; init; }

    /// <summary>Minutes of therapy by one therapist on a day, above which it is MEDIUM.</summary>
    public required int MediumMinutes { get; init; }

    /// <summary>The same, above which it is HIGH.</summary>
    public required int HighMinutes { get; init; }

    /// <summary>Visits of seven days as a multiple of the usual number that makes MEDIUM.</summary>
    public required double GrowthFactor { get; init; }

    /// <summary>Visits of seven days without which growth says nothing.</summary>
    public required int GrowthVisits { get; init; }

    /// <summary>Weeks looked back, 4 … 8.</summary>
    public required int BaselineWeeks { get; init; }

    /// <summary>Weeks needed; with fewer the comparison is silent.</summary>
    public required int MinSamples { get; init; }
}
