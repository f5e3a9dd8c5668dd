using RiskStream.Facts;
using RiskStream.Reference.Lists;
using RiskStream.Rules;

namespace RiskStream.Reference;

/// <summary>What the registry says of an institution over a span of civil days.</summary>
public sealed record Institution : ListEntry
{
    /// <summary>Which institution; <c>default</c> for one that is not registered.</summary>
    public ProviderId Provider { get; init; }

    /// <summary>Hospital, pharmacy or clinic.</summary>
    public required RuleAxis Axis { get; init; }

    /// <summary>hosp_lv, or empty.</summary>
    public string Level { get; init; } = string.Empty;

    /// <summary>E.g. <c>general</c>, <c>psychiatric</c>, <c>physical_examination</c>; empty if not said.</summary>
    public string Specialty { get; init; } = string.Empty;

    /// <summary>Registered beds; 0 if not said.</summary>
    public int Beds { get; init; }

    /// <summary>Doctors who see patients there; 0 if not said.</summary>
    public int Doctors { get; init; }

    /// <summary>Latitude in degrees; 0 with <see cref="Longitude"/> 0 if not said.</summary>
    public double Latitude { get; init; }

    /// <summary>Longitude in degrees.</summary>
    public double Longitude { get; init; }

    /// <summary>Registered tills, at least 1.</summary>
    public int Tills { get; init; } = 1;

    /// <summary>Region code, six digits, or empty.</summary>
    public string Region { get; init; } = string.Empty;

    /// <summary>集团/医共体: code of the group that it belongs to, or empty.</summary>
    public string Bloc { get; init; } = string.Empty;

    /// <summary>A … D, or empty.</summary>
    public string CreditGrade { get; init; } = string.Empty;

    /// <summary>Whether its agreement with the fund is in force.</summary>
    public Standing Agreement { get; init; }

    /// <summary>Opening time HH:mm of UTC+8, or empty.</summary>
    public string Opens { get; init; } = string.Empty;

    /// <summary>Closing time HH:mm of UTC+8, or empty; equal to the opening time for one that never closes.</summary>
    public string Closes { get; init; } = string.Empty;

    /// <inheritdoc/>
    public override string NaturalKey => Provider.ToString();

    /// <inheritdoc/>
    public override IEnumerable<Concern> Concerns() => [Concern.Institution(Provider.ToString())];
}
