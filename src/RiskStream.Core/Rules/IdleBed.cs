namespace RiskStream.Rules;

/// <summary>Days of a stay with a bed and nothing done (OP4), each judged when its charge lines must have come.</summary>
public sealed record IdleBed : RuleMeasure
{
    /// <summary>Idle days in a row that make MEDIUM.</summary>
    public required int MediumDays { get; init; }

    /// <summary>Idle days in a row that make HIGH.</summary>
    public required int HighDays { get; init; }

    /// <summary>Share of idle days in a stay that has ended that makes HIGH.</summary>
    public required double HighShare { get; init; }

    /// <summary>Days of a stay without which that share says nothing.</summary>
    public required int ShareDays { get; init; }

    /// <summary>When a day is judged: its charge lines must have come.</summary>
    public required DayClosing Closing { get; init; }
}
