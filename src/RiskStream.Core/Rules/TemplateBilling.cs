namespace RiskStream.Rules;

/// <summary>Many visits of one civil day with one and the same content and amount (OP8), or without a diagnosis.</summary>
public sealed record TemplateBilling : RuleMeasure
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Lists => ["calendar"];

    /// <summary>The days looked back for days of MEDIUM, the day itself with them.</summary>
    public const int Days = 7;

    /// <inheritdoc/>
    public override TimeSpan CoolDown => TimeSpan.FromHours(24);

    /// <inheritdoc/>
    public override RuleMeasure For(CreditGrade grade) => this with
    {
        Repeats = grade.LimitFor(Repeats),
        DoctorRepeats = grade.LimitFor(DoctorRepeats),
    };

    /// <summary>Visits with the same content and amount that make MEDIUM.</summary>
    public required int Repeats { get; init; }

    /// <summary>Their share of the day's visits.</summary>
    public required double RepeatShare { get; init; }

    /// <summary>Share of visits without a valid diagnosis that makes MEDIUM.</summary>
    public required double UndiagnosedShare { get; init; }

    /// <summary>Visits of a day without which that share says nothing.</summary>
    public required int UndiagnosedVisits { get; init; }

    /// <summary>Days of MEDIUM among seven that make HIGH.</summary>
    public required int HighDays { get; init; }

    /// <summary>Visits of one doctor with the same content and amount that make HIGH.</summary>
    public required int DoctorRepeats { get; init; }
}
