namespace RiskStream.Rules;

/// <summary>
/// One pack sold to insured persons again and again (OP2 with OP1): sales of a trace code that no return took back, wherever they were.
/// </summary>
public sealed record TraceCodeReuse : RuleMeasure
{
    /// <summary>Sales that no return took back that make HIGH, at least 2.</summary>
    public required int Sales { get; init; }

    /// <summary>Minutes within which two sales at one till are one code that was read twice.</summary>
    public required int DoubleReadMinutes { get; init; }

    /// <summary>Units of a split pack that may be sold as one pack.</summary>
    public required int PackUnits { get; init; }
}
