using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference.Lists;

namespace RiskStream.Reference;

/// <summary>Collects entries of all lists. Used by one caller at a time; what it built is not touched by what is added later.</summary>
public sealed class ReferenceDataBuilder
{
    private readonly List<ListEntry> _entries = [];

    /// <summary>Adds an entry to the list of its kind.</summary>
    public ReferenceDataBuilder Add(ListEntry entry)
    {
        _entries.Add(entry);
        return this;
    }

    /// <summary>Adds a registry entry.</summary>
    public ReferenceDataBuilder Add(ProviderId provider, Institution institution) => Add(institution with { Provider = provider });

    /// <summary>Adds a key person over a span of days.</summary>
    public ReferenceDataBuilder AddKeyPerson(BeneficiaryId beneficiary, CivilDay from, CivilDay to) =>
        Add(new KeyPerson { Beneficiary = beneficiary, Validity = new Validity(from, to, string.Empty) });

    /// <summary>Adds a calendar day of a kind, everywhere if <paramref name="provider"/> is <c>default</c>.</summary>
    public ReferenceDataBuilder AddCalendarDay(CivilDay day, string kind, ProviderId provider) =>
        Add(new SpecialDay { Day = day, Kind = kind, Provider = provider });

    /// <summary>The lists as they stand now.</summary>
    public ReferenceData Build() => new(_entries.ToLookup(entry => entry.GetType()));
}
