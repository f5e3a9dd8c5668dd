using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Reference.Lists;
using RiskStream.Rules;

namespace RiskStream.Core.Tests.Reference;

/// <summary>Whom a change of each list concerns.</summary>
public class ReferenceChangeTests
{
    private const string Persons = "psn-1";
    private const string Institutions = "H1";
    private const string Everything = "";

    private static readonly Validity Spring = new(Some.Day("2026-03-01"), Some.Day("2026-06-01"), "1");

    public static TheoryData<string, string> Lists => new()
    {
        { "institution_registry", Institutions },
        { "practitioner_registry", Institutions },
        { "deceased_person", Persons },
        { "key_person", Persons },
        { "key_drug_consumable", Everything },
        { "price_limit", Everything },
        { "exclusive_pair", Everything },
        { "charge_bundle", Everything },
        { "frequency_cap", Everything },
        { "payment_restriction", Everything },
        { "substitution_group", Everything },
        { "vbp_catalogue", Everything },
        { "chronic_disease_drug_map", Everything },
        { "exclusion_set", Everything },
        { "calendar", Institutions },
        { "group_budget", Institutions },
        { "third_party_liability", Persons },
        { "std_minutes", Everything },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void An_entry_that_comes_or_goes_concerns_whom_it_names(string list, string named)
    {
        var with = new ReferenceDataBuilder().Add(Entries[list] with { Validity = Spring }).Build();

        foreach (var change in new[] { with.ChangesSince(ReferenceData.Empty), ReferenceData.Empty.ChangesSince(with) })
        {
            Assert.Equal([list], change.Lists);
            Assert.Equal(named == Everything, change.Everything);
            Assert.Equal(named == Persons ? [named] : [], change.Persons);
            Assert.Equal(named == Institutions ? [named] : [], change.Institutions);
            Assert.Equal((Spring.From, Spring.To), (change.From, change.To));
        }
    }

    [Fact]
    public void Every_list_is_among_them() =>
        Assert.Equal(ReferenceData.Empty.Lists.Select(list => list.Name).Order(), Entries.Keys.Order());

    [Fact]
    public void A_changed_entry_concerns_the_days_of_both_its_versions()
    {
        var before = new KeyPerson { Beneficiary = Some.Person, Validity = Spring };
        var after = before with { Validity = Spring with { To = Some.Day("2026-09-01") } };

        var change = new ReferenceDataBuilder().Add(after).Build().ChangesSince(new ReferenceDataBuilder().Add(before).Build());

        Assert.Equal((Spring.From, Some.Day("2026-09-01")), (change.From, change.To));
        Assert.True(change.IsOfPersonsOnly);
    }

    [Fact]
    public void A_day_that_is_special_everywhere_concerns_everything()
    {
        var lists = new ReferenceDataBuilder().AddCalendarDay(Some.Day("2026-03-01"), "holiday", default).Build();

        Assert.True(lists.ChangesSince(ReferenceData.Empty).Everything);
    }

    [Fact]
    public void Equal_lists_have_not_changed()
    {
        var one = Entries.Values.Aggregate(new ReferenceDataBuilder(), (lists, entry) => lists.Add(entry)).Build();
        var two = Entries.Values.Reverse().Aggregate(new ReferenceDataBuilder(), (lists, entry) => lists.Add(entry)).Build();

        Assert.Equal(one.Digest, two.Digest);
        Assert.True(two.ChangesSince(one).IsNone);
    }

    private static Dictionary<string, ListEntry> Entries { get; } = new()
    {
        ["institution_registry"] = new Institution { Provider = new ProviderId("H1"), Axis = RuleAxis.Hospital },
        ["practitioner_registry"] = new Practitioner { Code = "D1", Providers = Codes.Of("H1") },
        ["deceased_person"] = new DeceasedPerson { Beneficiary = Some.Person, DiedOn = Some.Day("2026-03-01") },
        ["key_person"] = new KeyPerson { Beneficiary = Some.Person },
        ["key_drug_consumable"] = new KeyDrugConsumable { Item = "X" },
        ["price_limit"] = new PriceLimit { Item = "X", MostE6 = 1 },
        ["exclusive_pair"] = new ExclusivePair { First = "X", Second = "Y", Within = "day" },
        ["charge_bundle"] = new ChargeBundle { Item = "X", Included = Codes.Of("Y") },
        ["frequency_cap"] = new FrequencyCap { Item = "X", Per = "day", MostE4 = 10_000 },
        ["std_minutes"] = new StandardMinutes { Item = "X", MinutesE4 = 300_000 },
        ["payment_restriction"] = new PaymentRestriction { Item = "X" },
        ["substitution_group"] = new SubstitutionGroup { Id = "G", Items = Codes.Of("X", "Y") },
        ["vbp_catalogue"] = new ProcuredItem { Item = "X", Batch = "7" },
        ["chronic_disease_drug_map"] = new ChronicDiseaseDrugs { Disease = "M1", Items = Codes.Of("X") },
        ["exclusion_set"] = new ListedExclusion { Id = "EX-1" },
        ["calendar"] = new SpecialDay { Day = Some.Day("2026-03-01"), Kind = "screening", Provider = new ProviderId("H1") },
        ["group_budget"] = new GroupBudget { Provider = new ProviderId("H1"), Kind = "dip", Budget = new Money(1) },
        ["third_party_liability"] =
            new ThirdPartyLiability { Beneficiary = Some.Person, Case = "C", AccidentOn = Some.Day("2026-03-01") },
    };
}
