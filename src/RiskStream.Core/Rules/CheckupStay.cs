namespace RiskStream.Rules;

/// <summary>A short stay that was mostly examinations and hardly any treatment (OP4).</summary>
public sealed record CheckupStay : RuleMeasure
{
    /// <summary>Share of examinations and laboratory tests from which it is one.</summary>
    public required double ExamShare { get; init; }

    /// <summary>Share of treatment, operations and drugs below which it is one.</summary>
    public required double TreatmentShare { get; init; }

    /// <summary>The longest such stay, in days.</summary>
    public required int MaxDays { get; init; }

    /// <summary>Stays whose charge lines differ from the settled amount by a larger share are not judged.</summary>
    public required double MaxMissing { get; init; }

    /// <summary>Length in days of the window in which an institution's share of such stays is measured.</summary>
    public const int ShareDays = 30;

    /// <summary>Stays in that window without which neither an institution is judged nor is it anybody's peer.</summary>
    public required int ShareMinStays { get; init; }

    /// <summary>The share of such stays among an institution's that makes HIGH.</summary>
    public required double InstitutionShare { get; init; }

    /// <summary>The peers' median times this must be reached too.</summary>
    public required double PeerFactor { get; init; }

    /// <summary>When a day of an institution is judged.</summary>
    public required DayClosing Closing { get; init; }
}
