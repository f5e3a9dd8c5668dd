namespace RiskStream.Rules;

/// <summary>
/// Settlements of 24 hours at one institution that look like swipes without a sale: the same amount again and again (OP8), at night, or
/// accounts emptied one after the other (OP1).
/// </summary>
public sealed record PhantomSwipe : RuleMeasure
{
    /// <inheritdoc/>
    public override TimeSpan CoolDown => TimeSpan.FromHours(24);

    /// <inheritdoc/>
    public override RuleMeasure For(CreditGrade grade) => this with
    {
        Repeats = grade.LimitFor(Repeats),
        HighRepeats = grade.LimitFor(HighRepeats),
        Nightly = grade.LimitFor(Nightly),
        DrainedPersons = grade.LimitFor(DrainedPersons),
    };

    /// <summary>Settlements of the same amount that make MEDIUM.</summary>
    public required int Repeats { get; init; }

    /// <summary>Their share of all settlements.</summary>
    public required double RepeatShare { get; init; }

    /// <summary>Settlements of the same amount that make HIGH.</summary>
    public required int HighRepeats { get; init; }

    /// <summary>Their share of all settlements.</summary>
    public required double HighRepeatShare { get; init; }

    /// <summary>Settlements at night that make HIGH.</summary>
    public required int Nightly { get; init; }

    /// <summary>Their share of all settlements.</summary>
    public required double NightlyShare { get; init; }

    /// <summary>Distinct persons within an hour whose accounts are empty afterwards that make HIGH.</summary>
    public required int DrainedPersons { get; init; }

    /// <summary>The balance up to which an account counts as empty, in yuan.</summary>
    public required double DrainedYuan { get; init; }
}
