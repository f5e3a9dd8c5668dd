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
    private EncounterOutline? _outline;

    /// <summary>Facts that are given one by one.</summary>
    public EncounterFacts() => _held = [];

    /// <summary>All that one statement says holds.</summary>
    internal EncounterFacts(Statement only)
    {
        _about = only;
        _only = only;
        _traits = only.Traits;
    }

    /// <summary>This holds of the encounter that a statement is about, and of it some settlements were taken back.</summary>
    internal EncounterFacts(Statement about, List<HeldFact> held, IReadOnlyList<FactRef>? reversed = null)
    {
        _about = about;
        _held = held;
        _read = reversed is null ? null : new ReadFacts { Reversed = reversed };
        foreach (var fact in held)
        {
            _traits.Note(fact.Ref.Fact);
        }
    }

    /// <summary>The encounter.</summary>
    public EncounterId Id
    {
        get => new((Read.Id ??= _about?.Encounter.Value)!);
        init => Read.Id = value.Value;
    }

    /// <summary>Its admission, if it is a stay that was entered.</summary>
    public EffectiveFact<Admission>? Admission
    {
        get => _read?.Admission ?? (_traits.Has(FactKind.Admission) ? Read.Admission = First<Admission>(FactKind.Admission) : null);
        init => Read.Admission = value;
    }

    /// <summary>Its discharge, if known.</summary>
    public EffectiveFact<Discharge>? Discharge
    {
        get => _read?.Discharge ?? (_traits.Has(FactKind.Discharge) ? Read.Discharge = First<Discharge>(FactKind.Discharge) : null);
        init => Read.Discharge = value;
    }

    /// <summary>Its settlements by event time; more than one where it was settled in mid-stay.</summary>
    public IReadOnlyList<EffectiveFact<Settlement>> Settlements
    {
        get => _read?.Settlements ?? (_traits.Has(FactKind.Settlement) ? Read.Settlements = All<Settlement>(FactKind.Settlement, null) : []);
        init => Read.Settlements = value;
    }

    /// <summary>Its charge lines by event time.</summary>
    public IReadOnlyList<EffectiveFact<ClaimLine>> Lines
    {
        get => _read?.Lines ?? (_traits.Has(FactKind.Line) ? Read.Lines = All<ClaimLine>(FactKind.Line, null) : []);
        init => Read.Lines = value;
    }

    /// <summary>What its charge lines charge, in no particular order: what most rules ask of them, without all the rest.</summary>
    internal ReadOnlySpan<ChargedItem> Items => Outline.Items ??= ReadItems();

    /// <summary>Its charge lines with trace codes, by event time.</summary>
    public IReadOnlyList<EffectiveFact<ClaimLine>> TracedLines =>
        _traits.HasTracedLine ? All<ClaimLine>(FactKind.Line, static fact => fact.IsTraced) : [];

    /// <summary>Its settlements that were taken back, by their keys, each as one of its statements says it.</summary>
    public IReadOnlyList<EffectiveFact<Settlement>> ReversedSettlements => _read?.Reversed is not { } reversed
        ? []
        : [.. reversed.Where(fact => fact.Fact.Kind == FactKind.Settlement)
            .Select(fact => new EffectiveFact<Settlement>(
                fact.Statement.KeyOf(fact.Index), (Settlement)fact.Statement.FactOf(fact.Index), fact.Fact.TooLate))
            .GroupBy(settlement => settlement.Key)
            .OrderBy(settlement => settlement.Key.Value, StringComparer.Ordinal)
            .Select(settlement => settlement.OrderBy(one => one.Content.EventTime).First())];

    /// <summary>What the lines inside settlements that were taken back say, in no particular order.</summary>
    public IEnumerable<ClaimLine> ReversedLines => _read?.Reversed is not { } reversed
        ? []
        : reversed.Where(fact => fact.Fact.Kind == FactKind.Line).Select(fact => (ClaimLine)fact.Statement.FactOf(fact.Index));

    /// <summary>Its charge lines for examinations and laboratory tests, by event time.</summary>
    public IReadOnlyList<EffectiveFact<ClaimLine>> ExamLines =>
        Outline.HasExamLines ? All<ClaimLine>(FactKind.Line, static fact => EncounterOutline.IsExam(fact)) : [];

    /// <summary>Whether it has charge lines.</summary>
    public bool HasLines => Outline.Lines > 0;

    /// <summary>Whether it has charge lines for operations.</summary>
    public bool HasOperationLines => _traits.HasOperationLine;

    /// <summary>Its settlement lists, by event time.</summary>
    public IReadOnlyList<EffectiveFact<SettlementList>> SettlementLists =>
        _traits.Has(FactKind.SettlementList) ? All<SettlementList>(FactKind.SettlementList, null) : [];

    /// <summary>Whether anything is filed.</summary>
    public bool HasFilings => _traits.Has(FactKind.Filing);

    /// <summary>What was filed for the person.</summary>
    public IReadOnlyList<EffectiveFact<Filing>> Filings => _traits.Has(FactKind.Filing) ? All<Filing>(FactKind.Filing, null) : [];

    /// <summary>What moved in an institution's stock, by event time.</summary>
    public IReadOnlyList<EffectiveFact<StockMove>> StockMoves =>
        _traits.Has(FactKind.StockMove) ? All<StockMove>(FactKind.StockMove, null) : [];

    /// <summary>What reviewers decided, by event time.</summary>
    public IReadOnlyList<EffectiveFact<Disposition>> Dispositions =>
        _traits.Has(FactKind.Disposition) ? All<Disposition>(FactKind.Disposition, null) : [];

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
    public ProviderId Provider => new(
        (Outline.Provider ??= (_only is not null && HasSettlements ? _only.Provider : FirstFact?.Provider ?? default).Value)!);

    /// <summary>Region code of the place of treatment.</summary>
    public string Region => _only is not null && HasSettlements ? _only.Region : FirstFact?.Region ?? string.Empty;

    /// <summary>How often it was settled.</summary>
    public int SettlementCount => Outline.Settlements;

    /// <summary>Whether anything of it was settled.</summary>
    public bool HasSettlements => _traits.Has(FactKind.Settlement) || _read?.Settlements is { Count: > 0 };

    /// <summary>When it was settled first; only if it was.</summary>
    public EventTimestamp SettledAt => Outline.SettledAt;

    /// <summary>When it was settled last; only if it was.</summary>
    public EventTimestamp LastSettledAt => Outline.LastSettledAt;

    /// <summary>The earliest time of any of its facts.</summary>
    public EventTimestamp Earliest => Outline.Earliest;

    /// <summary>The latest time of any of its facts.</summary>
    public EventTimestamp Latest => Outline.Latest;

    /// <summary>Whether one statement says all of it: then it has one place.</summary>
    internal bool IsOfOneStatement => _only is not null;

    /// <summary>What others work out of it and keep with it, for as long as it holds.</summary>
    internal object? Derived
    {
        get => _read?.Derived;
        set => Read.Derived = value;
    }

    /// <summary>
    /// When it ended: by its discharge, else by the end that a settlement gives, but for those in mid-stay; absent while unknown.
    /// </summary>
    public EventTimestamp? EndedAt =>
        Discharge is { } discharge ? discharge.Content.EventTime : LastStatedEnd;

    /// <summary>What can be told of it without reading it, gathered when somebody asks.</summary>
    private EncounterOutline Outline
    {
        get
        {
            if (_outline is not null)
            {
                return _outline;
            }

            _outline = new EncounterOutline();
            for (var i = 0; i < Count; i++)
            {
                var held = this[i].Ref;
                _outline.Note(held.Statement.Facts[held.Index]);
            }

            _outline.Note(_held is { Count: 0 } ? _read?.Settlements ?? [] : [], _held is { Count: 0 } ? _read?.Lines ?? [] : []);
            return _outline;
        }
    }

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

    private EventTimestamp? LastStatedEnd
    {
        get
        {
            for (var i = Settlements.Count - 1; i >= 0; i--)
            {
                if (Settlements[i].Content is { IsMidStay: false, EndedAt.IsGiven: true } settlement)
                {
                    return settlement.EndedAt;
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

    /// <summary>Whether a charge line has an item that begins in one of some ways.</summary>
    internal bool HasItem(IReadOnlyList<string> prefixes)
    {
        for (var i = 0; i < Count && _traits.Has(FactKind.Line); i++)
        {
            var held = this[i].Ref;
            if (held.Statement.Facts[held.Index].Kind == FactKind.Line && BeginsWithAny(held.Statement.ItemCodeOf(held.Index), prefixes))
            {
                return true;
            }
        }

        return !_traits.Has(FactKind.Line) && Lines.Any(line => BeginsWithAny(line.Content.Item, prefixes));
    }

    /// <summary>Whether a settlement is for any of some services, which are bits by their numbers.</summary>
    internal bool IsSettledForAny(int services) => (Outline.Services & services) != 0;

    private static bool BeginsWithAny(string item, IReadOnlyList<string> prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (item.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private EffectiveFact<T>? First<T>(FactKind kind)
        where T : Fact
    {
        var all = All<T>(kind, null);
        return all.Count == 0 ? null : all[0];
    }

    private List<EffectiveFact<T>> All<T>(FactKind kind, Func<StatedFact, bool>? wanted)
        where T : Fact
    {
        var found = new List<EffectiveFact<T>>();
        for (var i = 0; i < Count; i++)
        {
            var held = this[i];
            ref readonly var fact = ref held.Ref.Statement.Facts[held.Ref.Index];
            if (fact.Kind == kind && (wanted is null || wanted(fact)))
            {
                var statement = held.Ref.Statement;
                found.Add(new EffectiveFact<T>(
                    statement.KeyOf(held.Ref.Index), (T)statement.FactOf(held.Ref.Index), held.TooLate));
            }
        }

        if (found.Count == 1)
        {
            return found;
        }

        found.Sort(static (left, right) =>
        {
            var order = left.Content.EventTime.CompareTo(right.Content.EventTime);
            return order != 0 ? order : string.CompareOrdinal(left.Key.Value, right.Key.Value);
        });
        return found;
    }

    private ChargedItem[] ReadItems()
    {
        if (!_traits.Has(FactKind.Line))
        {
            return _read?.Lines is { } given ? [.. given.Select(line => ChargedItem.Of(line.Content))] : [];
        }

        var items = new ChargedItem[Outline.Lines];
        var next = 0;
        for (var i = 0; i < Count; i++)
        {
            var held = this[i].Ref;
            if (held.Statement.Facts[held.Index].Kind == FactKind.Line)
            {
                items[next++] = held.Statement.ItemOf(held.Index);
            }
        }

        return items;
    }

    private IReadOnlyList<string> ReadDiagnoses()
    {
        var carried = new List<(EventTimestamp Time, FactRef Fact, IReadOnlyList<string> Codes)>();
        for (var i = 0; i < Count; i++)
        {
            var fact = this[i].Ref;
            var codes = EncounterDiagnoses.Of(fact.Statement, fact.Index);
            if (codes.Count > 0)
            {
                carried.Add((fact.Statement.TimeOf(fact.Index), fact, codes));
            }
        }

        if (carried.Count == 0 || carried is [{ Codes.Count: 1 }])
        {
            return carried.Count == 0 ? [] : carried[0].Codes;
        }

        return
        [
            .. carried.OrderBy(said => said.Time).ThenBy(said => said.Fact.Statement.KeyOf(said.Fact.Index).Value, StringComparer.Ordinal)
                .SelectMany(said => said.Codes).Distinct(),
        ];
    }

    /// <summary>What was read from the statements so far; of most visits nothing ever is.</summary>
    private sealed class ReadFacts
    {
        public string? Id { get; set; }

        public object? Derived { get; set; }

        public EffectiveFact<Admission>? Admission { get; set; }

        public EffectiveFact<Discharge>? Discharge { get; set; }

        public IReadOnlyList<EffectiveFact<Settlement>>? Settlements { get; set; }

        public IReadOnlyList<EffectiveFact<ClaimLine>>? Lines { get; set; }

        public IReadOnlyList<string>? Diagnoses { get; set; }

        public IReadOnlyList<FactRef>? Reversed { get; init; }
    }
}
