using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

public class ExclusionCriterionTests
{
    [Fact]
    public void An_empty_criterion_matches_everything() => Assert.True(new ExclusionCriterion().Matches(Profile()));

    [Fact]
    public void All_conditions_must_hold()
    {
        var criterion = new ExclusionCriterion { Diagnoses = GivenExclusions.Icd("F20-F39"), Specialties = ["psychiatric"] };

        Assert.True(criterion.Matches(Profile("psychiatric", Admission("F20.0"))));
        Assert.False(criterion.Matches(Profile("general", Admission("F20.0"))));
        Assert.False(criterion.Matches(Profile("psychiatric", Admission("I10"))));
    }

    [Fact]
    public void A_second_group_of_diagnoses_must_be_there_too()
    {
        var criterion = new ExclusionCriterion
        {
            Diagnoses = GivenExclusions.Icd("C00-C97"),
            AlsoDiagnoses = GivenExclusions.Icd("Z51.1"),
        };

        Assert.True(criterion.Matches(Profile(string.Empty, Admission("C34.9", "Z51.1"))));
        Assert.False(criterion.Matches(Profile(string.Empty, Admission("C34.9"))));
        Assert.False(criterion.Matches(Profile(string.Empty, Admission("Z51.1"))));
    }

    [Fact]
    public void A_diagnosis_counts_whichever_fact_carries_it()
    {
        var criterion = new ExclusionCriterion { Diagnoses = GivenExclusions.Icd("Z49") };
        var settlement = Some.Settlement("S1", "E1", Some.OnDay(3), s => s with { Diagnoses = ["Z49.1"] });
        var line = Some.Line("E1", "1", Some.OnDay(2), l => l with { Diagnoses = ["Z49.1"] });
        var discharge = Some.Discharge("E1", Some.OnDay(3));
        discharge = discharge with { Content = (Discharge)discharge.Content with { Diagnoses = ["Z49.1"] } };

        Assert.True(criterion.Matches(Profile(string.Empty, Admission("I10"), settlement)));
        Assert.True(criterion.Matches(Profile(string.Empty, Admission("I10"), line)));
        Assert.True(criterion.Matches(Profile(string.Empty, Admission("I10"), discharge)));
        Assert.False(criterion.Matches(Profile(string.Empty, Admission("I10"))));
    }

    [Fact]
    public void Items_match_by_prefix()
    {
        var criterion = new ExclusionCriterion { Items = ["0031"] };
        var line = Some.Line("E1", "1", Some.OnDay(2), l => l with { Item = "003110000" });

        Assert.True(criterion.Matches(Profile(string.Empty, line)));
        Assert.False(criterion.Matches(Profile(string.Empty, Some.Line("E1", "1", Some.OnDay(2)))));
    }

    [Fact]
    public void Medical_type_and_chronic_disease_come_from_admission_or_settlement()
    {
        var daySurgery = new ExclusionCriterion { MedicalTypes = ["2106"] };
        var chronic = new ExclusionCriterion { ChronicDiseases = ["M07800"] };
        var admission = Some.Admission("E1", Some.OnDay(1), a => a with { MedicalType = "2106", ChronicDisease = "M07800" });
        var settlement = Some.Settlement("S1", "E1", Some.OnDay(3), s => s with { MedicalType = "2106", ChronicDisease = "M07800" });

        Assert.All([daySurgery, chronic], criterion =>
        {
            Assert.True(criterion.Matches(Profile(string.Empty, admission)));
            Assert.True(criterion.Matches(Profile(string.Empty, settlement)));
            Assert.False(criterion.Matches(Profile(string.Empty, Admission("I10"))));
        });
    }

    [Fact]
    public void Newborns_and_family_accounts_are_asked_for_by_name()
    {
        var newborn = Some.Admission("E1", Some.OnDay(1), a => a with { IsNewborn = true });
        var family = Some.Purchase("S1", Some.OnDay(1), s => s with { FamilyPayment = new Money(1) });

        Assert.True(new ExclusionCriterion { Newborn = true }.Matches(Profile(string.Empty, newborn)));
        Assert.False(new ExclusionCriterion { Newborn = true }.Matches(Profile(string.Empty, family)));
        Assert.True(new ExclusionCriterion { FamilyAccount = true }.Matches(Profile(string.Empty, family)));
        Assert.False(new ExclusionCriterion { FamilyAccount = true }.Matches(Profile(string.Empty, newborn)));
    }

    [Fact]
    public void Of_several_sets_the_first_that_matches_is_named()
    {
        var profile = Profile(string.Empty, Admission("O80", "Z49.1"));

        Assert.Equal("EX-DIALYSIS", ExclusionSet.FirstMatch(GivenExclusions.OfStays, profile)?.Id);
        Assert.Null(ExclusionSet.FirstMatch(GivenExclusions.OfStays, Profile(string.Empty, Admission("I10"))));
    }

    private static Assertion Admission(params string[] diagnoses) =>
        Some.Admission("E1", Some.OnDay(1), admission => admission with { Diagnoses = diagnoses });

    private static EncounterProfile Profile(string specialty = "", params Assertion[] statements)
    {
        var ledger = new PersonLedger();
        ledger.Add(statements);

        return EncounterProfile.Of(ledger.FactsOf(statements.Length > 0 ? statements[0].Content.Encounter : new("none")), specialty);
    }
}
