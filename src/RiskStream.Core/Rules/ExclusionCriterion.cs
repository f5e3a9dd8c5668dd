namespace RiskStream.Rules;

/// <summary>Conditions that must all hold; within one of them any entry may match, and an empty one always holds.</summary>
public sealed record ExclusionCriterion
{
    /// <summary>ICD-10 codes by prefix, or ranges of three-character categories such as <c>C00-C97</c>.</summary>
    public IReadOnlyList<IcdRange> Diagnoses { get; init; } = [];

    /// <summary>A second group of ICD-10 codes, of which one must be there too.</summary>
    public IReadOnlyList<IcdRange> AlsoDiagnoses { get; init; } = [];

    /// <summary>National item codes by prefix.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>医疗类别.</summary>
    public IReadOnlyList<string> MedicalTypes { get; init; } = [];

    /// <summary>病种.</summary>
    public IReadOnlyList<string> ChronicDiseases { get; init; } = [];

    /// <summary>Specialty of the institution.</summary>
    public IReadOnlyList<string> Specialties { get; init; } = [];

    /// <summary>Only newborns.</summary>
    public bool Newborn { get; init; }

    /// <summary>Only what began as an emergency.</summary>
    public bool Emergency { get; init; }

    /// <summary>Only what was paid from a family member's account.</summary>
    public bool FamilyAccount { get; init; }

    /// <summary>Whether all conditions hold.</summary>
    public bool Matches(EncounterProfile profile) =>
        Holds(Diagnoses, profile.Diagnoses)
        && Holds(AlsoDiagnoses, profile.Diagnoses)
        && (Items.Count == 0 || profile.HasItem(Items))
        && (MedicalTypes.Count == 0 || profile.HasMedicalType(MedicalTypes))
        && (ChronicDiseases.Count == 0 || profile.HasChronicDisease(ChronicDiseases))
        && (Specialties.Count == 0 || Specialties.Contains(profile.Specialty))
        && (!Newborn || profile.IsNewborn)
        && (!Emergency || profile.IsEmergency)
        && (!FamilyAccount || profile.IsPaidByFamily);

    private static bool Holds(IReadOnlyList<IcdRange> ranges, IReadOnlyList<string> codes)
    {
        if (ranges.Count == 0)
        {
            return true;
        }

        foreach (var code in codes)
        {
            foreach (var range in ranges)
            {
                if (range.Contains(code))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
