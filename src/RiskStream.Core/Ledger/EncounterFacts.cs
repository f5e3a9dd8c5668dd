using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Statements;

namespace RiskStream.Ledger;

/// <summary>
/// All effective facts of one encounter. Immutable; the ledger makes a new one when a statement changes it. What is not asked for is
/// not read from its statements.
/// </summary>
public sealed class EncounterFacts
{
    private readonly Statement? _about;
    private readonly Statement? _only;
    private readonly List<HeldFact>? _held;
    private readonly FactTraits _traits;
    private ReadFacts? _read;

    /// <summary>Facts that are given one by one.</summary>
    public EncounterFacts() => _held = [];

    /// <summary>All that one statement says holds.</summary>
    internal EncounterFacts(Statement only)
    {
        _about = only;
        _only = only;
        _traits = only.Traits;
    }

    /// <summary>This holds of the encounter that a statement is about.</summary>
    internal EncounterFacts(Statement about, List<HeldFact> held)
    {
        _about = about;
        _held = held;
        foreach (var fact in held)
        {
            _traits.Note(fact.Ref.Fact);
        }
    }

    /// <summary>The encounter.</summary>
    public EncounterId Id
    {
        get => _about?.Encounter ?? field;
        init;
    }

    /// <summary>Its admission, if it is a stay that was entered.</summary>
    public EffectiveFact<Admission>? Admission
    {
        get => Read.Admission ??= First<Admission>(FactKind.Admission);
        init => Read.Admission = value;
    }

    /// <summary>Its discharge, if known.</summary>
    public EffectiveFact<Discharge>? Discharge
    {
        get => Read.Discharge ??= First<Discharge>(FactKind.Discharge);
        init => Read.Discharge = value;
    }

    /// <summary>Its settlements by event time; more than one where it was settled in mid-stay.</summary>
    public IReadOnlyList<EffectiveFact<Settlement>> Settlements
    {
        get => Read.Settlements ??= All<Settlement>(FactKind.Settlement, _ => true);
        init => Read.Settlements = value;
    }

    /// <summary>Its charge lines by event time.</summary>
    public IReadOnlyList<EffectiveFact<ClaimLine>> Lines
    {
        get => Read.Lines ??= All<ClaimLine>(FactKind.Line, _ => true);
        init => Read.Lines = value;
    }

    /// <summary>Its charge lines for examinations and laboratory tests, by event time.</summary>
    public IReadOnlyList<EffectiveFact<ClaimLine>> ExamLines =>
        All<ClaimLine>(FactKind.Line, fact => fact.Class is ChargeClass.Examination or ChargeClass.Laboratory);

    /// <summary>Whether it has charge lines for operations.</summary>
    public bool HasOperationLines => _traits.HasOperationLine;

    /// <summary>Its settlement lists, by event time.</summary>
    public IReadOnlyList<EffectiveFact<SettlementList>> SettlementLists =>
        _traits.Has(FactKind.SettlementList) ? All<SettlementList>(FactKind.SettlementList, _ => true) : [];

    /// <summary>Whether anything is filed.</summary>
    public bool HasFilings => _traits.Has(FactKind.Filing);

    /// <summary>What was filed for the person.</summary>
    public IReadOnlyList<EffectiveFact<Filing>> Filings => All<Filing>(FactKind.Filing, _ => true);

    /// <summary>What reviewers decided, by event time.</summary>
    public IReadOnlyList<EffectiveFact<Disposition>> Dispositions =>
        _traits.Has(FactKind.Disposition) ? All<Disposition>(FactKind.Disposition, _ => true) : [];

    /// <summary>Every ICD-10 code that any of its facts carries, each once, main ones first.</summary>
    public IReadOnlyList<string> Diagnoses
    {
        get => Read.Diagnoses ??= ReadDiagnoses();
        init => Read.Diagnoses = value;
    }

    /// <summary>How many facts hold.</summary>
    public int Count => _only?.Count ?? _held!.Count;

    /// <summary>Whether nothing of it holds.</summary>
    public bool IsEmpty => Count == 0 && Admission is null && Discharge is null && Settlements.Count == 0 && Lines.Count == 0;

    /// <summary>Whether it is a stay: an admission holds, or a settlement says inpatient.</summary>
    public bool IsStay => _traits.SayStay
        || _read?.Admission is not null
        || (_read?.Settlements?.Any(settlement => settlement.Content.Service == ServiceKind.Inpatient) ?? false);

    /// <summary>
    /// When the stay began: by its admission, else by the start that its first inpatient settlement gives, else by that
    /// settlement's own time. Absent for an encounter that is no stay.
    /// </summary>
    public EventTimestamp? AdmittedAt =>
        Admission is { } admission ? admission.Content.EventTime
        : FirstStay is not { } settlement ? null
        : settlement.Content.BegunAt.IsGiven ? settlement.Content.BegunAt
        : settlement.Content.EventTime;

    /// <summary>The key of the fact by which <see cref="AdmittedAt"/> is known.</summary>
    public FactKey AdmittedBy => Admission?.Key ?? FirstStay?.Key ?? default;

    /// <summary>Whether that fact arrived beyond the allowed lateness.</summary>
    public bool AdmittedTooLate => Admission?.TooLate ?? FirstStay?.TooLate ?? false;

    /// <summary>Where it took place.</summary>
    public ProviderId Provider => FirstFact?.Provider ?? default;

    /// <summary>Region code of the place of treatment.</summary>
    public string Region => FirstFact?.Region ?? string.Empty;

    /// <summary>
    /// When it ended: by its discharge, else by the end that a settlement gives, but for those in mid-stay; absent while unknown.
    /// </summary>
    public EventTimestamp? EndedAt =>
        Discharge is { } discharge ? discharge.Content.EventTime
        : Settlements.Where(s => !s.Content.IsMidStay && s.Content.EndedAt.IsGiven)
            .Select(s => (EventTimestamp?)s.Content.EndedAt).LastOrDefault();

    private ReadFacts Read => _read ??= new ReadFacts();

    private EffectiveFact<Settlement>? FirstStay
    {
        get
        {
            foreach (var settlement in Settlements)
            {
                if (settlement.Content.Service == ServiceKind.Inpatient)
                {
                    return settlement;
                }
            }

            return null;
        }
    }

    private Fact? FirstFact =>
        Admission is { } admission ? admission.Content
        : Settlements.Count > 0 ? Settlements[0].Content
        : Lines.Count > 0 ? Lines[0].Content
        : Discharge?.Content;

    private HeldFact this[int index] =>
        _only is null ? _held![index] : new HeldFact(new FactRef(_only, index), _only.Facts[index].TooLate);

    private EffectiveFact<T>? First<T>(FactKind kind)
        where T : Fact
    {
        var all = All<T>(kind, _ => true);
        return all.Count == 0 ? null : all[0];
    }

    private List<EffectiveFact<T>> All<T>(FactKind kind, Func<StatedFact, bool> wanted)
        where T : Fact
    {
        var found = new List<EffectiveFact<T>>();
        for (var i = 0; i < Count; i++)
        {
            var held = this[i];
            if (held.Ref.Fact.Kind == kind && wanted(held.Ref.Fact))
            {
                var statement = held.Ref.Statement;
                found.Add(new EffectiveFact<T>(
                    statement.KeyOf(held.Ref.Index), (T)statement.FactOf(held.Ref.Index), held.TooLate));
            }
        }

        found.Sort(static (left, right) =>
        {
            var order = left.Content.EventTime.CompareTo(right.Content.EventTime);
            return order != 0 ? order : string.CompareOrdinal(left.Key.Value, right.Key.Value);
        });
        return found;
    }

    private List<string> ReadDiagnoses()
    {
        var carried = new List<(EventTimestamp Time, string Key, IReadOnlyList<string> Codes)>();
        for (var i = 0; i < Count; i++)
        {
            var (statement, index) = (this[i].Ref.Statement, this[i].Ref.Index);
            var codes = EncounterDiagnoses.Of(statement, index);
            if (codes.Count > 0)
            {
                carried.Add((statement.TimeOf(index), statement.KeyOf(index).Value, codes));
            }
        }

        return
        [
            .. carried.OrderBy(fact => fact.Time).ThenBy(fact => fact.Key, StringComparer.Ordinal)
                .SelectMany(fact => fact.Codes).Distinct(),
        ];
    }

    /// <summary>What was read from the statements so far; of most visits nothing ever is.</summary>
    private sealed class ReadFacts
    {
        public EffectiveFact<Admission>? Admission { get; set; }

        public EffectiveFact<Discharge>? Discharge { get; set; }

        public IReadOnlyList<EffectiveFact<Settlement>>? Settlements { get; set; }

        public IReadOnlyList<EffectiveFact<ClaimLine>>? Lines { get; set; }

        public IReadOnlyList<string>? Diagnoses { get; set; }
    }
}
