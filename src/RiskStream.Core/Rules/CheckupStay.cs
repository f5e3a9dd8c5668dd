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
}
