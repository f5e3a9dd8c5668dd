using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>One item at one institution, or as ordered by one doctor there.</summary>
/// <param name="Provider">The institution.</param>
/// <param name="Region">Its region.</param>
/// <param name="Item">National item code.</param>
/// <param name="Doctor">The doctor, or empty for the whole institution.</param>
public sealed record ItemSubject(ProviderId Provider, string Region, string Item, string Doctor)
{
    /// <summary>The subject as alerts name it.</summary>
    public Subject Subject => Doctor.Length == 0
        ? new Subject("inst+item", $"{Provider}|{Item}")
        : new Subject("inst+dr+item", $"{Provider}|{Doctor}|{Item}");

    /// <summary>Distinct persons with any such item at the institution in a span; null where that is not counted.</summary>
    public Func<EventTimestamp, EventTimestamp, int>? PersonsOfProvider { get; init; }
}

/// <summary>The set of items that most persons share.</summary>
/// <param name="Panel">Hash of the set.</param>
/// <param name="Items">How many items it has.</param>
/// <param name="Persons">How many persons had exactly it.</param>
public sealed record PanelCount(ulong Panel, int Items, int Persons);

/// <summary>How an item stands in one pane.</summary>
/// <param name="At">The last instant of the pane's window.</param>
/// <param name="Until">The end of the next pane.</param>
/// <param name="WindowEnd">The end of the window.</param>
/// <param name="Persons">Distinct persons in the window.</param>
/// <param name="Baseline">The same 24 hours of earlier weeks.</param>
public sealed record SurgeStanding(
    EventTimestamp At, EventTimestamp Until, EventTimestamp WindowEnd, int Persons, SelfBaseline Baseline) : IStanding
{
    /// <inheritdoc/>
    public Severity Severity { get; init; }

    /// <summary>The limits; null until judged.</summary>
    public ItemSurge? Measure { get; init; }

    /// <summary>The most common set of items.</summary>
    public PanelCount Panel { get; init; } = new(0, 0, 0);

    /// <summary>z of the region, if known.</summary>
    public double? RegionScore { get; init; }

    /// <summary>Whether the comparison with peers makes the alert.</summary>
    public bool AbovePeers { get; init; }

    /// <summary>z of the persons; zero where there are too few samples to say.</summary>
    public double Score => Measure is { } m && Baseline.Samples < m.MinSamples ? 0 : Baseline.ScoreOf(Persons);

    /// <inheritdoc/>
    public double Ratio => Value / Limit;

    /// <summary>Whether the set of items, and not the number of persons, makes the alert.</summary>
    public bool IsByPanel { get; init; }

    /// <summary>What is reported as measured.</summary>
    public double Value => IsByPanel ? Panel.Persons : Persons;

    /// <summary>The smallest value that would have made this severity.</summary>
    public double Limit => IsByPanel
        ? Measure!.PanelPersons
        : Math.Max(
            Measure!.MinPersons,
            Math.Round(Baseline.Mean + (ScoreLimit * Baseline.Spread), 2));

    private double ScoreLimit => Severity == Severity.High && !AbovePeers ? Measure!.HighScore : Measure!.MediumScore;
}
