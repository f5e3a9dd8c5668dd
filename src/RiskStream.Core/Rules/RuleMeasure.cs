using RiskStream.Alerts;

namespace RiskStream.Rules;

/// <summary>What a rule measures: one record type an operator, with its windows and limits. A closed set.</summary>
public abstract record RuleMeasure
{
    /// <summary>
    /// How long after its end an episode is taken up again rather than told anew: the rule's window, and 24 hours at most. What rises
    /// and falls around a limit is then one alert, which follows the highest value.
    /// </summary>
    public virtual TimeSpan CoolDown => TimeSpan.Zero;

    /// <summary>The reference lists that it asks besides the registry of institutions, by name.</summary>
    public virtual IReadOnlyList<string> Lists => [];

    /// <summary>The same with the count limits of an institution's grade; itself where it has no limits on what one institution does.</summary>
    public virtual RuleMeasure For(CreditGrade grade) => this;
}

/// <summary>
/// Distinct stays of one person within windows (OP1): N(L) counts the encounters with admission in (t−L, t]; stays linked by a
/// transfer count once.
/// </summary>
public sealed record StayFrequency : RuleMeasure
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Lists => ["key_person"];

    /// <inheritdoc/>
    public override TimeSpan CoolDown => TimeSpan.FromHours(24);

    /// <summary>Any one that is reached makes the alert; the highest severity holds.</summary>
    public required IReadOnlyList<CountLimit> Limits { get; init; }

    /// <summary>How much lower every limit is for a key person. 0 … 5.</summary>
    public int KeyPersonReduction { get; init; }
}

/// <summary>A number of things within a window that makes an alert.</summary>
/// <param name="Days">Length of the window in days, at least 1.</param>
/// <param name="AtLeast">The limit, at least 1.</param>
/// <param name="Severity">The severity when the limit is reached.</param>
public sealed record CountLimit(int Days, int AtLeast, Severity Severity);

/// <summary>
/// Distinct persons with one item at one institution (OP7 with OP8): p over 24 h, sliding by the hour, against the same 24 h of
/// earlier weeks, z = (p − μ) / max(σ, √μ, 1); or many persons with one and the same set of items.
/// </summary>
public sealed record ItemSurge : RuleMeasure
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Lists => ["calendar"];

    /// <inheritdoc/>
    public override TimeSpan CoolDown => TimeSpan.FromHours(24);

    /// <inheritdoc/>
    public override RuleMeasure For(CreditGrade grade) => this with
    {
        MinPersons = grade.LimitFor(MinPersons),
        PanelPersons = grade.LimitFor(PanelPersons),
        WeekPersons = grade.LimitFor(WeekPersons),
    };

    /// <summary>Fewer persons make no alert.</summary>
    public required int MinPersons { get; init; }

    /// <summary>z that makes MEDIUM.</summary>
    public required double MediumScore { get; init; }

    /// <summary>z that makes HIGH.</summary>
    public required double HighScore { get; init; }

    /// <summary>Weeks looked back, 4 … 8.</summary>
    public required int BaselineWeeks { get; init; }

    /// <summary>Weeks needed; with fewer the comparison is silent.</summary>
    public required int MinSamples { get; init; }

    /// <summary>Days after an item's first use at an institution in which the rule is silent.</summary>
    public required int WarmUpDays { get; init; }

    /// <summary>Persons with the same set of items that make HIGH.</summary>
    public required int PanelPersons { get; init; }

    /// <summary>Their share of all persons with the item.</summary>
    public required double PanelShare { get; init; }

    /// <summary>Items that a set needs to count as a package.</summary>
    public required int PanelMinItems { get; init; }

    /// <summary>Persons in 7 days that make HIGH together with the peer conditions.</summary>
    public required int WeekPersons { get; init; }

    /// <summary>Share of the institution's persons, as a multiple of the peers' median.</summary>
    public required double PeerShareFactor { get; init; }

    /// <summary>Robust z against peers.</summary>
    public required double PeerScore { get; init; }

    /// <summary>Specialties in which the rule is silent.</summary>
    public IReadOnlyList<string> SilentSpecialties { get; init; } = [];
}

/// <summary>
/// Distinct persons at one till's institution within minutes (OP5): n10, the median gap, and n60 against the same hour of the week.
/// </summary>
public sealed record CardBurst : RuleMeasure
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Lists => ["calendar"];

    /// <inheritdoc/>
    public override TimeSpan CoolDown => TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public override RuleMeasure For(CreditGrade grade) => this with
    {
        Persons = grade.LimitFor(Persons),
    };

    /// <summary>Distinct persons in 10 minutes, for each registered till.</summary>
    public required int Persons { get; init; }

    /// <summary>Median seconds between settlements, divided by the number of registered tills.</summary>
    public required double MedianGapSeconds { get; init; }

    /// <summary>Distinct persons in 60 minutes, as a multiple of the usual number.</summary>
    public required double HourFactor { get; init; }

    /// <summary>The usual number counts as at least this.</summary>
    public required double HourFloor { get; init; }

    /// <summary>Weeks looked back.</summary>
    public required int BaselineWeeks { get; init; }

    /// <summary>Weeks needed; with fewer the rule is silent.</summary>
    public required int MinSamples { get; init; }

    /// <summary>Overlap of persons (Jaccard) by which an earlier burst counts as the same group.</summary>
    public required double GroupOverlap { get; init; }

    /// <summary>Earlier days with the same group that make HIGH.</summary>
    public required int GroupDays { get; init; }

    /// <summary>How many days back earlier bursts are remembered.</summary>
    public required int GroupMemoryDays { get; init; }
}
