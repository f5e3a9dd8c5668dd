using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference.Lists;
using RiskStream.Rules;

namespace RiskStream.Reference;

/// <summary>
/// The reference lists that rules ask, joined by event time: what was valid on the day of the fact counts. Immutable, so any thread
/// may read it. Equal contents have equal digests, whatever order they came in.
/// </summary>
public sealed class ReferenceData
{
    private static readonly Institution UnregisteredPharmacy = new() { Axis = RuleAxis.Pharmacy };
    private static readonly Institution UnregisteredHospital = new() { Axis = RuleAxis.Hospital };

    private readonly FrozenSet<(CivilDay Day, string Kind, string Provider)> _calendar;
    private readonly Dictionary<string, IReferenceList> _lists;

    internal ReferenceData(ILookup<Type, ListEntry> entries)
    {
        Institutions = List<Institution>("institution_registry", entries);
        Practitioners = List<Practitioner>("practitioner_registry", entries);
        Deceased = List<DeceasedPerson>("deceased_person", entries);
        KeyPersons = List<KeyPerson>("key_person", entries);
        KeyDrugs = List<KeyDrugConsumable>("key_drug_consumable", entries);
        PriceLimits = List<PriceLimit>("price_limit", entries);
        ExclusivePairs = List<ExclusivePair>("exclusive_pair", entries);
        Bundles = List<ChargeBundle>("charge_bundle", entries);
        FrequencyCaps = List<FrequencyCap>("frequency_cap", entries);
        StandardMinutes = List<StandardMinutes>("std_minutes", entries);
        Restrictions = List<PaymentRestriction>("payment_restriction", entries);
        Substitutions = List<SubstitutionGroup>("substitution_group", entries);
        Procured = List<ProcuredItem>("vbp_catalogue", entries);
        ChronicDrugs = List<ChronicDiseaseDrugs>("chronic_disease_drug_map", entries);
        Exclusions = List<ListedExclusion>("exclusion_set", entries);
        Calendar = List<SpecialDay>("calendar", entries);
        Budgets = List<GroupBudget>("group_budget", entries);
        Liabilities = List<ThirdPartyLiability>("third_party_liability", entries);
        Lists =
        [
            Institutions, Practitioners, Deceased, KeyPersons, KeyDrugs, PriceLimits, ExclusivePairs, Bundles, FrequencyCaps, Restrictions,
            Substitutions, Procured, ChronicDrugs, Exclusions, Calendar, Budgets, Liabilities,
            StandardMinutes,
        ];
        _lists = Lists.ToDictionary(list => list.Name);
        _calendar = Calendar.All.Where(entry => entry.Validity.Covers(entry.Day))
            .Select(entry => (entry.Day, entry.Kind, entry.Provider.ToString())).ToFrozenSet();
        Digest = DigestOf(Lists);
    }

    /// <summary>No lists at all: axes follow from the institution codes, and nobody is a key person.</summary>
    public static ReferenceData Empty { get; } = new ReferenceDataBuilder().Build();

    /// <summary>16 hexadecimal digits: equal for equal contents.</summary>
    public string Digest { get; }

    /// <summary>Every list, in the order of the contract.</summary>
    public IReadOnlyList<IReferenceList> Lists { get; }

    /// <summary>List name to its version, as alerts report it; lists without entries are left out.</summary>
    public IReadOnlyDictionary<string, string> Versions =>
        Lists.Where(list => list.Count > 0).ToDictionary(list => list.Name, list => list.Version);

    /// <summary>定点医药机构, by code.</summary>
    public ReferenceList<Institution> Institutions { get; }

    /// <summary>医师, by code.</summary>
    public ReferenceList<Practitioner> Practitioners { get; }

    /// <summary>死亡人员, by token.</summary>
    public ReferenceList<DeceasedPerson> Deceased { get; }

    /// <summary>重点人员, by token.</summary>
    public ReferenceList<KeyPerson> KeyPersons { get; }

    /// <summary>重点药品耗材, by item.</summary>
    public ReferenceList<KeyDrugConsumable> KeyDrugs { get; }

    /// <summary>限价, by item|level.</summary>
    public ReferenceList<PriceLimit> PriceLimits { get; }

    /// <summary>互斥项目, by first|second.</summary>
    public ReferenceList<ExclusivePair> ExclusivePairs { get; }

    /// <summary>项目内涵, by item.</summary>
    public ReferenceList<ChargeBundle> Bundles { get; }

    /// <summary>限频次, by item|span.</summary>
    public ReferenceList<FrequencyCap> FrequencyCaps { get; }

    /// <summary>标准工时, by item.</summary>
    public ReferenceList<StandardMinutes> StandardMinutes { get; }

    /// <summary>限支付范围, by item.</summary>
    public ReferenceList<PaymentRestriction> Restrictions { get; }

    /// <summary>可替代项目, by group.</summary>
    public ReferenceList<SubstitutionGroup> Substitutions { get; }

    /// <summary>集采目录, by item|batch.</summary>
    public ReferenceList<ProcuredItem> Procured { get; }

    /// <summary>慢特病用药, by dise_no.</summary>
    public ReferenceList<ChronicDiseaseDrugs> ChronicDrugs { get; }

    /// <summary>Exclusions that a bureau adds, by set.</summary>
    public ReferenceList<ListedExclusion> Exclusions { get; }

    /// <summary>Special days, by day|kind|institution.</summary>
    public ReferenceList<SpecialDay> Calendar { get; }

    /// <summary>DIP/DRG budgets, by institution|kind.</summary>
    public ReferenceList<GroupBudget> Budgets { get; }

    /// <summary>第三方责任, by token|case.</summary>
    public ReferenceList<ThirdPartyLiability> Liabilities { get; }

    /// <summary>
    /// The registry entry on a day. An institution that is not registered gets its axis from its code: a leading P is a pharmacy,
    /// all else a hospital.
    /// </summary>
    public Institution InstitutionOn(ProviderId provider, CivilDay day)
    {
        if (provider.Value is not null && Institutions.On(provider.Value, day) is { } registered)
        {
            return registered;
        }

        return provider.Value?.StartsWith('P') ?? false ? UnregisteredPharmacy : UnregisteredHospital;
    }

    /// <summary>Whether a person is on the list of key persons on a day.</summary>
    public bool IsKeyPerson(BeneficiaryId beneficiary, CivilDay day) => KeyPersons.On(beneficiary.Value, day) is not null;

    /// <summary>The days after <paramref name="from"/>, up to <paramref name="to"/>, on which a person comes on the list or leaves it.</summary>
    public IEnumerable<CivilDay> KeyPersonChanges(BeneficiaryId beneficiary, CivilDay from, CivilDay to) =>
        KeyPersons.Of(beneficiary.Value)
            .SelectMany(entry => new[] { entry.Validity.From, entry.Validity.To })
            .Where(day => day > from && day <= to);

    /// <summary>Whether a day is of a kind, at an institution or everywhere.</summary>
    public bool IsCalendarDay(CivilDay day, string kind, ProviderId provider) =>
        _calendar.Contains((day, kind, string.Empty)) || _calendar.Contains((day, kind, provider.Value ?? string.Empty));

    /// <summary>Whom the difference to older lists concerns, and on which days. The same for equal contents, whatever came between.</summary>
    public ReferenceChange ChangesSince(ReferenceData older)
    {
        var changed = Lists.Where(list => list.Digest != older._lists[list.Name].Digest).ToList();
        var entries = changed.SelectMany(list => Difference(list, older._lists[list.Name])).ToList();
        var concerns = entries.SelectMany(entry => entry.Concerns()).ToHashSet();
        return new ReferenceChange
        {
            Lists = [.. changed.Select(list => list.Name)],
            Persons = NamesOf(concerns, ConcernKind.Person),
            Institutions = NamesOf(concerns, ConcernKind.Institution),
            Everything = concerns.Contains(Concern.Everything),
            From = entries.Count == 0 ? default : entries.Min(entry => entry.Validity.From),
            To = entries.Count == 0 ? default : entries.Max(entry => entry.Validity.To),
        };
    }

    private static IEnumerable<ListEntry> Difference(IReferenceList newer, IReferenceList older)
    {
        var now = newer.Entries.ToHashSet();
        var before = older.Entries.ToHashSet();
        return now.Where(entry => !before.Contains(entry)).Concat(before.Where(entry => !now.Contains(entry)));
    }

    private static FrozenSet<string> NamesOf(HashSet<Concern> concerns, ConcernKind kind) =>
        concerns.Where(concern => concern.Kind == kind).Select(concern => concern.Name).ToFrozenSet(StringComparer.Ordinal);

    private static ReferenceList<T> List<T>(string name, ILookup<Type, ListEntry> entries)
        where T : ListEntry => new(name, entries[typeof(T)].Cast<T>());

    private static string DigestOf(IReadOnlyList<IReferenceList> lists)
    {
        var text = string.Concat(lists.Select(list => $"{list.Name}={list.Digest}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }
}
