namespace RiskStream.EventTime;

/// <summary>How a fact stands to the watermark of its partition.</summary>
public enum Lateness
{
    /// <summary>At or after the watermark.</summary>
    OnTime,

    /// <summary>Behind the watermark, within the allowed lateness of its kind: enters every window.</summary>
    Late,

    /// <summary>Beyond the allowed lateness: reported on <c>late-facts</c>, and enters only windows of 30 days and more.</summary>
    TooLate,
}
