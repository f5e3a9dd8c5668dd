using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Stages;

/// <summary>What records made: outputs in order, and counts. Touched only by the stage that fills it.</summary>
public sealed class StageOutputs
{
    private readonly List<StageOutput> _outputs = [];
    private int _partition;
    private long _offset;
    private int _sequence;
    private bool _isRetrospective;

    /// <summary>Everything to publish, in order.</summary>
    public IReadOnlyList<StageOutput> All => _outputs;

    /// <summary>Records that changed something or could have.</summary>
    public long Applied { get; private set; }

    /// <summary>Records that said nothing new.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Facts behind the watermark, within the allowed lateness.</summary>
    public long Late { get; private set; }

    /// <summary>Facts beyond the allowed lateness.</summary>
    public long TooLate { get; private set; }

    /// <summary>Facts whose times lay so far in the future that a clock must have been wrong.</summary>
    public long Clamped { get; private set; }

    /// <summary>Whether the record is history that is loaded; said by the stage that applies it.</summary>
    public bool IsBackfill { get; set; }

    /// <summary>The number of the next output.</summary>
    public int NextSequence => _sequence;

    /// <summary>
    /// Says which record the outputs that follow come from, and whether it was told by a review: then its alerts are retrospective too.
    /// </summary>
    public void BeginRecord(int partition, long offset, bool isRetrospective = false) =>
        (_partition, _offset, _sequence, _isRetrospective, IsBackfill) = (partition, offset, 0, isRetrospective, false);

    /// <summary>Says that the outputs that follow come from timers that are due behind the record: they are no review's.</summary>
    public void BeginTimers() => _isRetrospective = false;

    /// <summary>Says that the outputs that follow come from a review before the record at an offset, numbered from a negative number.</summary>
    public void BeginReview(int partition, long offset, int sequence) =>
        (_partition, _offset, _sequence, _isRetrospective) = (partition, offset, sequence, true);

    /// <summary>Counts the record.</summary>
    public void CountRecord(bool isNew)
    {
        Applied += isNew ? 1 : 0;
        Duplicates += isNew ? 0 : 1;
    }

    /// <summary>Counts a fact by its lateness.</summary>
    public void CountLateness(Lateness lateness)
    {
        Late += lateness == Lateness.Late ? 1 : 0;
        TooLate += lateness == Lateness.TooLate ? 1 : 0;
    }

    /// <summary>Counts facts whose times were clamped.</summary>
    public void CountClamped(int facts) => Clamped += facts;

    /// <summary>A change for the institution stage.</summary>
    public void Add(InstitutionChange change) => _outputs.Add(new StageOutput.Change(Next(), change));

    /// <summary>A revision of an alert.</summary>
    public void Add(RiskAlert alert) => _outputs.Add(
        new StageOutput.Alert(Next(), _isRetrospective ? alert with { Retrospective = true } : alert));

    /// <summary>A fact beyond the allowed lateness.</summary>
    public void Add(LateFact late) => _outputs.Add(new StageOutput.Late(Next(), late));

    private SourcePosition Next() => new(_partition, _offset, _sequence++);
}

/// <summary>One thing to publish. A closed set.</summary>
/// <param name="Source">Where it comes from.</param>
public abstract record StageOutput(SourcePosition Source)
{
    /// <summary>To <c>institution-facts</c>.</summary>
    public sealed record Change(SourcePosition Source, InstitutionChange Content) : StageOutput(Source);

    /// <summary>To <c>risk-alerts</c>.</summary>
    public sealed record Alert(SourcePosition Source, RiskAlert Content) : StageOutput(Source);

    /// <summary>To <c>late-facts</c>.</summary>
    public sealed record Late(SourcePosition Source, LateFact Content) : StageOutput(Source);
}

/// <summary>A fact that arrived beyond the allowed lateness.</summary>
/// <param name="Beneficiary">Whom it is about.</param>
/// <param name="Key">The fact.</param>
/// <param name="EventTime">When it happened.</param>
/// <param name="Watermark">Where the partition stood when it arrived.</param>
/// <param name="Allowed">How far behind it could have been.</param>
public sealed record LateFact(
    BeneficiaryId Beneficiary, FactKey Key, EventTimestamp EventTime, EventTimestamp Watermark, TimeSpan Allowed);
