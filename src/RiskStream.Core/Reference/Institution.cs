using RiskStream.EventTime;
using RiskStream.Rules;

namespace RiskStream.Reference;

/// <summary>What the registry says of an institution over a span of civil days.</summary>
public sealed record Institution
{
    /// <summary>First day of validity.</summary>
    public CivilDay ValidFrom { get; init; } = new(int.MinValue / 2);

    /// <summary>First day after validity.</summary>
    public CivilDay ValidTo { get; init; } = new(int.MaxValue / 2);

    /// <summary>Hospital, pharmacy or clinic.</summary>
    public required RuleAxis Axis { get; init; }

    /// <summary>E.g. <c>general</c>, <c>psychiatric</c>, <c>physical_examination</c>; empty if not said.</summary>
    public string Specialty { get; init; } = string.Empty;

    /// <summary>Registered tills, at least 1.</summary>
    public int Tills { get; init; } = 1;

    /// <summary>Region code, six digits, or empty.</summary>
    public string Region { get; init; } = string.Empty;

    /// <summary>集团/医共体: code of the group that it belongs to, or empty.</summary>
    public string Bloc { get; init; } = string.Empty;
}
