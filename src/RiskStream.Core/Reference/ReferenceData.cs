using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Reference;

/// <summary>
/// The reference lists that rules ask, joined by event time: what was valid on the day of the fact counts. Immutable once built, so
/// any thread may read it.
/// </summary>
public sealed class ReferenceData
{
    private readonly Dictionary<string, List<Institution>> _institutions = [];
    private readonly Dictionary<string, List<(CivilDay From, CivilDay To)>> _keyPersons = [];
    private readonly HashSet<(CivilDay Day, string Kind, string Provider)> _calendar = [];

    /// <summary>No lists at all: axes follow from the institution codes, and nobody is a key person.</summary>
    public static ReferenceData Empty { get; } = new();

    /// <summary>List name to its version, as alerts report it.</summary>
    public SortedDictionary<string, string> Versions { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a registry entry.</summary>
    public void Add(ProviderId provider, Institution institution) =>
        ListOf(_institutions, provider.Value).Add(institution);

    /// <summary>Adds a key person over a span of days.</summary>
    public void AddKeyPerson(BeneficiaryId beneficiary, CivilDay from, CivilDay to) =>
        ListOf(_keyPersons, beneficiary.Value).Add((from, to));

    /// <summary>Adds a calendar day of a kind, everywhere if <paramref name="provider"/> is <c>default</c>.</summary>
    public void AddCalendarDay(CivilDay day, string kind, ProviderId provider) =>
        _calendar.Add((day, kind, provider.Value ?? string.Empty));

    /// <summary>
    /// The registry entry on a day. An institution that is not registered gets its axis from its code: a leading P is a pharmacy,
    /// all else a hospital.
    /// </summary>
    public Institution InstitutionOn(ProviderId provider, CivilDay day)
    {
        if (provider.Value is not null && _institutions.TryGetValue(provider.Value, out var entries))
        {
            foreach (var entry in entries)
            {
                if (day >= entry.ValidFrom && day < entry.ValidTo)
                {
                    return entry;
                }
            }
        }

        var isPharmacy = provider.Value?.StartsWith('P') ?? false;
        return new Institution { Axis = isPharmacy ? RuleAxis.Pharmacy : RuleAxis.Hospital };
    }

    /// <summary>Whether a person is on the list of key persons on a day.</summary>
    public bool IsKeyPerson(BeneficiaryId beneficiary, CivilDay day) =>
        _keyPersons.TryGetValue(beneficiary.Value, out var spans) && spans.Exists(span => day >= span.From && day < span.To);

    /// <summary>The days after <paramref name="from"/>, up to <paramref name="to"/>, on which a person comes on the list or leaves it.</summary>
    public IEnumerable<CivilDay> KeyPersonChanges(BeneficiaryId beneficiary, CivilDay from, CivilDay to) =>
        _keyPersons.TryGetValue(beneficiary.Value, out var spans)
            ? spans.SelectMany(span => new[] { span.From, span.To }).Where(day => day > from && day <= to)
            : [];

    /// <summary>Whether a day is of a kind, at an institution or everywhere.</summary>
    public bool IsCalendarDay(CivilDay day, string kind, ProviderId provider) =>
        _calendar.Contains((day, kind, string.Empty)) || _calendar.Contains((day, kind, provider.Value ?? string.Empty));

    private static List<T> ListOf<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        return list;
    }
}
