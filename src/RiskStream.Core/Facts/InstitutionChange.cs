using RiskStream.EventTime;

namespace RiskStream.Facts;

/// <summary>
/// A signed change of an institution's effective facts, told by the person stage: asserted, or taken back at the original event
/// time. The institution stage therefore knows nothing of versions and reversals.
/// </summary>
public sealed record InstitutionChange
{
    /// <summary>
    /// True if the fact holds from now on, in place of what was told of it for the same subject and time; false if it no longer does.
    /// </summary>
    public required bool Holds { get; init; }

    /// <summary>The institution.</summary>
    public required ProviderId Provider { get; init; }

    /// <summary>Its region, or empty.</summary>
    public string Region { get; init; } = string.Empty;

    /// <summary>The person; not given for a decision that is not about one.</summary>
    public required BeneficiaryId Beneficiary { get; init; }

    /// <summary>When the fact happened.</summary>
    public required EventTimestamp EventTime { get; init; }

    /// <summary>The fact behind it.</summary>
    public required FactKey Key { get; init; }

    /// <summary>What the institution did.</summary>
    public required InstitutionUse Use { get; init; }

    /// <summary>Beyond the allowed lateness: enters no short window.</summary>
    public bool TooLate { get; init; }

    /// <summary>Watermark of the person partition when this was told.</summary>
    public EventTimestamp SourceWatermark { get; init; }

    /// <summary>History that is loaded: updates state, pushes no live alert.</summary>
    public bool IsBackfill { get; init; }

    /// <summary>
    /// By what changes find their partition: those of one institution meet in one; those of one pack, wherever it was sold; and what
    /// institutions are compared by, of one prefecture. Never empty.
    /// </summary>
    public string RoutingKey => Use switch
    {
        TraceUse trace => trace.Code,
        StayUse stay => stay.Prefecture,
        ItemUse item => $"{item.Prefecture}|{item.Group}",
        CaseUse one => $"{one.Prefecture}|{one.Diagnosis}",
        BasketUse basket => basket.Prefecture,
        _ => Provider.Value,
    };

    /// <summary>
    /// Whether another use of the same fact stands where this one does: same institution, subject and time. Confirmed days belong to
    /// their alert, whichever decision confirmed them last.
    /// </summary>
    public bool IsReplacedBy(InstitutionChange other) => (Use, other.Use) switch
    {
        (ExamUse one, ExamUse two) => one.Item == two.Item && one.Doctor == two.Doctor && IsAtPlaceOf(other),
        (CardUse, CardUse) or (VisitUse, VisitUse) => IsAtPlaceOf(other),
        (TraceUse one, TraceUse two) => one.Code == two.Code && IsAtPlaceOf(other),
        (GroupUse one, GroupUse two) => one.Bond == two.Bond && one.Token == two.Token && IsAtPlaceOf(other),
        (StayUse one, StayUse two) => one.Prefecture == two.Prefecture && IsAtPlaceOf(other),
        (ItemUse one, ItemUse two) => (one.Prefecture, one.Group, one.Item) == (two.Prefecture, two.Group, two.Item) && IsAtPlaceOf(other),
        (CaseUse one, CaseUse two) => (one.Prefecture, one.Diagnosis) == (two.Prefecture, two.Diagnosis) && IsAtPlaceOf(other),
        (BasketUse one, BasketUse two) => one.Prefecture == two.Prefecture && IsAtPlaceOf(other),
        (TherapyUse one, TherapyUse two) => one.Doctor == two.Doctor && IsAtPlaceOf(other),
        (ConfirmedDays one, ConfirmedDays two) =>
            one.Alert == two.Alert && one.RuleId == two.RuleId && one.SubjectKey == two.SubjectKey,
        _ => false,
    };

    private bool IsAtPlaceOf(InstitutionChange other) =>
        Key == other.Key && Provider == other.Provider && EventTime == other.EventTime;
}

/// <summary>What an institution did for a person, or what was decided about that. A closed set.</summary>
public abstract record InstitutionUse;

/// <summary>An examination or laboratory item was charged.</summary>
public sealed record ExamUse : InstitutionUse
{
    /// <summary>National item code.</summary>
    public required string Item { get; init; }

    /// <summary>Who ordered it, or empty.</summary>
    public string Doctor { get; init; } = string.Empty;

    /// <summary>Hash of the set of such items of the encounter on that civil day.</summary>
    public required ulong Panel { get; init; }

    /// <summary>How many items that set has.</summary>
    public required int PanelItems { get; init; }

    /// <summary>The exclusion set that removes the use from counts, or empty.</summary>
    public string ExcludedBy { get; init; } = string.Empty;
}

/// <summary>A person's credential was used at a till.</summary>
public sealed record CardUse : InstitutionUse
{
    /// <summary>设备编号, or empty.</summary>
    public string Device { get; init; } = string.Empty;

    /// <summary>Face verified, or electronic credential.</summary>
    public bool PersonPresent { get; init; }

    /// <summary>Paid by the fund and the account together.</summary>
    public Money Paid { get; init; }

    /// <summary>The exclusion set that removes the use from counts, or empty.</summary>
    public string ExcludedBy { get; init; } = string.Empty;
}

/// <summary>A reviewer confirmed an alert: the days it is about are no baseline for its rule and subject.</summary>
public sealed record ConfirmedDays : InstitutionUse
{
    /// <summary>The alert.</summary>
    public required string Alert { get; init; }

    /// <summary>Its rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>Its subject.</summary>
    public required string SubjectKey { get; init; }

    /// <summary>The days.</summary>
    public required DaySpan Days { get; init; }
}
