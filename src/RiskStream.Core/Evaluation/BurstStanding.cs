using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>Many persons' cards in few minutes: the ten minutes up to one use, dense enough to be looked at.</summary>
/// <param name="At">The use with which the window ends.</param>
/// <param name="Window">The uses in (At − 10 min, At].</param>
/// <param name="Persons">The distinct persons of the window.</param>
/// <param name="MedianGapSeconds">Median time between neighbouring uses in the window.</param>
/// <param name="PersonsInHour">Distinct persons in (At − 60 min, At].</param>
public sealed record DenseWindow(
    EventTimestamp At,
    IReadOnlyList<Use<CardUse>> Window,
    IReadOnlySet<BeneficiaryId> Persons,
    double MedianGapSeconds,
    int PersonsInHour)
{
    /// <summary>Share of persons that two windows have in common: |A ∩ B| / |A ∪ B|.</summary>
    public double OverlapWith(DenseWindow other)
    {
        var common = Persons.Count(other.Persons.Contains);
        return (double)common / (Persons.Count + other.Persons.Count - common);
    }
}

/// <summary>How a burst stands against the usual hour and against earlier bursts.</summary>
/// <param name="Dense">The window.</param>
/// <param name="Usual">Distinct persons in the same hour of the week of earlier weeks.</param>
/// <param name="GroupDays">Earlier days with a burst of the same group of persons.</param>
/// <param name="OneDevice">The one device that was used without any person shown to be there, or empty.</param>
/// <param name="Severity">The severity reached.</param>
/// <param name="Threshold">Persons in ten minutes that make the alert here.</param>
public sealed record BurstStanding(
    DenseWindow Dense,
    SelfBaseline Usual,
    IReadOnlyList<CivilDay> GroupDays,
    string OneDevice,
    Severity Severity,
    int Threshold) : IStanding
{
    /// <summary>Length of the short window.</summary>
    public static readonly TimeSpan ShortWindow = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public EventTimestamp At => Dense.At;

    /// <inheritdoc/>
    public EventTimestamp Until => Dense.At + ShortWindow;

    /// <inheritdoc/>
    public double Ratio => (double)Dense.Persons.Count / Threshold;
}
