using RiskStream.Facts;
using RiskStream.Ledger;

namespace RiskStream.Rules.Tests;

public sealed class ExclusionSetTests
{
    private static readonly IReadOnlyList<ExclusionSet> Sets = RuleCatalogue.LoadShipped().Exclusions;

    [Theory]
    [InlineData("EX-DIALYSIS", "N18.500 Z49.100")]
    [InlineData("EX-DIALYSIS", "Z49.100x001")]
    [InlineData("EX-DIALYSIS", "T82.400")]
    [InlineData("EX-DIALYSIS", "N18.900", "003110000110000")]
    [InlineData("EX-DIALYSIS", "I10.x00", "003110000060000")]
    [InlineData("EX-DIALYSIS", "", "", "", "M07801")]
    [InlineData("EX-ONCO", "C34.900 Z51.100")]
    [InlineData("EX-ONCO", "D05.100 Z08.000")]
    [InlineData("EX-ONCO", "C97.x00", "002403000050000")]
    [InlineData("EX-PSYCH", "F20.000", "", "psychiatric")]
    [InlineData("EX-HEMA", "D67.x00")]
    [InlineData("EX-OBST", "O80.000")]
    [InlineData("EX-OBST", "Z39.200")]
    [InlineData("EX-REHAB", "I69.300", "", "rehabilitation")]
    [InlineData("EX-REHAB", "G82.200", "", "rehabilitation")]
    [InlineData("EX-DAYSURG", "K40.900", "", "day_surgery")]
    [InlineData("EX-TX", "Z94.000")]
    [InlineData("EX-TB", "A15.000")]
    [InlineData("EX-TB", "A19.900")]
    [InlineData("EX-HOSPICE", "C34.900 Z51.500")]
    [InlineData("EX-NEWBORN", "P07.300")]
    public void What_belongs_to_a_set_is_in_it(
        string id, string diagnoses, string item = "", string specialty = "", string disease = "") =>
        Assert.True(Set(id).Matches(Stay(diagnoses, item, specialty, disease)));

    [Theory]
    [InlineData("EX-DIALYSIS", "N18.900")]
    [InlineData("EX-DIALYSIS", "N18.300", "003110000110000")]
    [InlineData("EX-DIALYSIS", "I10.x00", "003110000050000")]
    [InlineData("EX-DIALYSIS", "", "", "", "M00500")]
    [InlineData("EX-ONCO", "C34.900")]
    [InlineData("EX-ONCO", "Z51.100")]
    [InlineData("EX-ONCO", "D10.000 Z51.100")]
    [InlineData("EX-ONCO", "C34.900 Z51.500")]
    [InlineData("EX-PSYCH", "F20.000", "", "general")]
    [InlineData("EX-PSYCH", "F10.200", "", "psychiatric")]
    [InlineData("EX-HEMA", "D65.x00")]
    [InlineData("EX-OBST", "Z40.000")]
    [InlineData("EX-REHAB", "I69.300", "", "general")]
    [InlineData("EX-DAYSURG", "K40.900", "", "general")]
    [InlineData("EX-TB", "A20.000")]
    [InlineData("EX-NEWBORN", "Q21.000")]
    public void What_does_not_belong_to_a_set_is_not_in_it(
        string id, string diagnoses, string item = "", string specialty = "", string disease = "") =>
        Assert.False(Set(id).Matches(Stay(diagnoses, item, specialty, disease)));

    [Theory]
    [InlineData("EX-EMERGENCY", "13", true)]
    [InlineData("EX-EMERGENCY", "24", true)]
    [InlineData("EX-EMERGENCY", "21", false)]
    [InlineData("EX-CHRONIC", "14", true)]
    [InlineData("EX-CHRONIC", "11", false)]
    public void Medical_types_are_compared_as_a_whole(string id, string medicalType, bool matches) =>
        Assert.Equal(matches, Set(id).Matches(Purchase(medicalType, familyFen: 0)));

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void A_purchase_is_a_relatives_if_a_family_account_paid_for_it(long familyFen, bool matches) =>
        Assert.Equal(matches, Set("EX-FAMILY").Matches(Purchase("41", familyFen)));

    private static ExclusionSet Set(string id) => Sets.Single(set => set.Id == id);

    private static EncounterProfile Stay(string diagnoses, string item, string specialty, string disease)
    {
        var encounter = new EncounterId("E1");
        var admission = new Admission { EventTime = default, Encounter = encounter, ChronicDisease = disease };
        var line = new ClaimLine { EventTime = default, Encounter = encounter, Item = item };
        return EncounterProfile.Of(
            new EncounterFacts
            {
                Id = encounter,
                Admission = new EffectiveFact<Admission>(new FactKey("ADM:E1"), admission, TooLate: false),
                Lines = item.Length == 0
                    ? []
                    : [new EffectiveFact<ClaimLine>(new FactKey("FEE:E1:1"), line, TooLate: false)],
                Diagnoses = diagnoses.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            },
            specialty);
    }

    private static EncounterProfile Purchase(string medicalType, long familyFen)
    {
        var encounter = new EncounterId("E1");
        var settlement = new Settlement
        {
            EventTime = default,
            Encounter = encounter,
            Service = ServiceKind.Purchase,
            MedicalType = medicalType,
            FamilyPayment = new Money(familyFen),
        };
        return EncounterProfile.Of(
            new EncounterFacts
            {
                Id = encounter,
                Settlements = [new EffectiveFact<Settlement>(new FactKey("SET:S1"), settlement, TooLate: false)],
            },
            string.Empty);
    }
}
