using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Reference.Lists;

/// <summary>A physician, nurse or pharmacist under the points regime.</summary>
public sealed record Practitioner : ListEntry
{
    /// <summary>National practitioner code.</summary>
    public required string Code { get; init; }

    /// <summary>Institutions where registered.</summary>
    public Codes Providers { get; init; } = Codes.None;

    /// <summary>Specialty, or empty.</summary>
    public string Specialty { get; init; } = string.Empty;

    /// <summary>Points held against, 0 … 12.</summary>
    public int Points { get; init; }

    /// <summary>Whether the fund pays for what they order.</summary>
    public Standing Eligibility { get; init; }

    /// <inheritdoc/>
    public override string NaturalKey => Code;

    /// <inheritdoc/>
    public override IEnumerable<Concern> Concerns() =>
        Providers.All.Count == 0 ? [Concern.Everything] : Providers.All.Select(Concern.Institution);
}

/// <summary>A day that is not like others, at an institution or everywhere.</summary>
public sealed record SpecialDay : ListEntry
{
    /// <summary>Which day.</summary>
    public required CivilDay Day { get; init; }

    /// <summary>holiday, screening or promotion.</summary>
    public required string Kind { get; init; }

    /// <summary>Where; <c>default</c> is everywhere.</summary>
    public ProviderId Provider { get; init; }

    /// <inheritdoc/>
    public override string NaturalKey => $"{Day}|{Kind}|{Provider}";

    /// <inheritdoc/>
    public override IEnumerable<Concern> Concerns() =>
        [Provider.Value is null ? Concern.Everything : Concern.Institution(Provider.Value)];
}

/// <summary>DIP or DRG budget of an institution for a year.</summary>
public sealed record GroupBudget : ListEntry
{
    /// <summary>Whose.</summary>
    public required ProviderId Provider { get; init; }

    /// <summary>dip or drg.</summary>
    public required string Kind { get; init; }

    /// <summary>The money.</summary>
    public required Money Budget { get; init; }

    /// <summary>DIP points or DRG weight, times 10⁴.</summary>
    public long PointsE4 { get; init; }

    /// <inheritdoc/>
    public override string NaturalKey => $"{Provider}|{Kind}";

    /// <inheritdoc/>
    public override IEnumerable<Concern> Concerns() => [Concern.Institution(Provider.ToString())];
}
