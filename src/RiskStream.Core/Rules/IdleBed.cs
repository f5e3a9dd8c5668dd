using RiskStream.EventTime;

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

    /// <summary>The hour of the next civil day at which a day is complete, if nothing comes late. 0 … 23.</summary>
    public required int CloseHour { get; init; }

    /// <summary>How long charge lines may come late.</summary>
    public required TimeSpan Wait { get; init; }

    /// <summary>When the watermark reaches this, a day is judged.</summary>
    public EventTimestamp ClosingOf(CivilDay day) => day.End + TimeSpan.FromHours(CloseHour) + Wait;
}
