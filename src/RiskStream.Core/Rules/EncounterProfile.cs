using RiskStream.Ledger;

namespace RiskStream.Rules;

/// <summary>What exclusion sets ask of an encounter.</summary>
public sealed class EncounterProfile
{
    private readonly EncounterFacts _facts;

    private EncounterProfile(EncounterFacts facts, string specialty)
    {
        _facts = facts;
        Specialty = specialty;
        MedicalTypes = [.. MedicalTypesOf(facts).Where(type => type.Length > 0).Distinct()];
        ChronicDiseases = [.. ChronicDiseasesOf(facts).Where(disease => disease.Length > 0).Distinct()];
    }

    /// <summary>ICD-10 codes of any of its facts.</summary>
    public IReadOnlyList<string> Diagnoses => _facts.Diagnoses;

    /// <summary>医疗类别 of its admission and settlements.</summary>
    public IReadOnlyList<string> MedicalTypes { get; }

    /// <summary>病种 of its admission and settlements.</summary>
    public IReadOnlyList<string> ChronicDiseases { get; }

    /// <summary>Specialty of the institution, or empty if it is not registered.</summary>
    public string Specialty { get; }

    /// <summary>Whether the person is a newborn.</summary>
    public bool IsNewborn => _facts.Admission?.Content.IsNewborn ?? false;

    /// <summary>Whether the person was admitted as an emergency.</summary>
    public bool IsEmergency => _facts.Admission?.Content.IsEmergency ?? false;

    /// <summary>Whether a settlement was paid from a family member's account.</summary>
    public bool IsPaidByFamily => _facts.Settlements.Any(settlement => settlement.Content.FamilyPayment.Fen > 0);

    /// <summary>Whether a charge line has an item with one of these prefixes.</summary>
    public bool HasItem(IReadOnlyList<string> prefixes) =>
        _facts.Lines.Any(line => prefixes.Any(prefix => line.Content.Item.StartsWith(prefix, StringComparison.Ordinal)));

    /// <summary>The profile of an encounter at an institution of the given specialty.</summary>
    public static EncounterProfile Of(EncounterFacts facts, string specialty) => new(facts, specialty);

    private static IEnumerable<string> MedicalTypesOf(EncounterFacts facts) =>
        facts.Settlements.Select(s => s.Content.MedicalType).Prepend(facts.Admission?.Content.MedicalType ?? string.Empty);

    private static IEnumerable<string> ChronicDiseasesOf(EncounterFacts facts) =>
        facts.Settlements.Select(s => s.Content.ChronicDisease).Prepend(facts.Admission?.Content.ChronicDisease ?? string.Empty);
}
