using RiskStream.Alerts;
using RiskStream.EventTime;
using VisitSignature = (ulong Basket, long Fen);

namespace RiskStream.Evaluation;

/// <summary>The visits of a civil day, looked at for templates.</summary>
/// <param name="Day">The day.</param>
/// <param name="Visits">Settled visits that count.</param>
/// <param name="Repeated">The most common signature.</param>
/// <param name="Repeats">How many visits have it.</param>
/// <param name="Undiagnosed">How many visits have no valid diagnosis.</param>
/// <param name="Doctor">The doctor with the most visits of one signature, or empty.</param>
/// <param name="ByDoctor">That signature.</param>
/// <param name="DoctorRepeats">How many of that doctor's visits have it.</param>
public sealed record TemplateDay(
    CivilDay Day,
    int Visits,
    VisitSignature Repeated,
    int Repeats,
    int Undiagnosed,
    string Doctor,
    VisitSignature ByDoctor,
    int DoctorRepeats) : VisitMeasurement
{
    /// <summary>The repeats that make MEDIUM on this day.</summary>
    public required int RepeatLimit { get; init; }

    /// <summary>The repeats of one doctor that make HIGH on this day.</summary>
    public required int DoctorLimit { get; init; }

    /// <summary>The visits without a diagnosis that make MEDIUM on this day; null where there are too few visits to say.</summary>
    public required int? UndiagnosedLimit { get; init; }

    /// <summary>Whether the repeats make MEDIUM.</summary>
    public bool IsRepeated => Repeats >= RepeatLimit;

    /// <summary>Whether the visits without a diagnosis make MEDIUM.</summary>
    public bool IsUndiagnosed => UndiagnosedLimit is { } limit && Undiagnosed >= limit;

    /// <summary>Whether the day by itself is MEDIUM.</summary>
    public bool IsMedium => IsRepeated || IsUndiagnosed;
}

/// <summary>Which condition makes the alert.</summary>
public enum TemplateCause : byte
{
    /// <summary>Visits of the same content and amount.</summary>
    Repeats,

    /// <summary>Visits without a diagnosis.</summary>
    Undiagnosed,

    /// <summary>Several such days among seven.</summary>
    Days,

    /// <summary>One doctor's visits of the same content and amount.</summary>
    Doctor,
}

/// <summary>How a day stands, with the days before it.</summary>
/// <param name="Day">The day.</param>
/// <param name="MediumDays">The days among seven that are MEDIUM by themselves, the day with them if it is one.</param>
/// <param name="Severity">The severity reached.</param>
/// <param name="Cause">By what.</param>
/// <param name="Value">The number measured.</param>
/// <param name="Limit">The number that it reaches.</param>
public sealed record TemplateStanding(
    TemplateDay Day,
    IReadOnlyList<TemplateDay> MediumDays,
    Severity Severity,
    TemplateCause Cause,
    int Value,
    int Limit) : IStanding
{
    /// <inheritdoc/>
    public EventTimestamp At => Day.Day.Start;

    /// <inheritdoc/>
    public EventTimestamp Until => Day.Day.End;

    /// <inheritdoc/>
    public double Ratio => (double)Value / Limit;
}
