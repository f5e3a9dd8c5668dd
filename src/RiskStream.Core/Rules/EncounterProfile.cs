using RiskStream.Ledger;

namespace RiskStream.Rules;

/// <summary>
/// What exclusion sets ask of an encounter, and what they answered. Kept with the encounter's facts and so dropped when these change;
/// touched only by who may touch them.
/// </summary>
public sealed class EncounterProfile
{
    private readonly EncounterFacts _facts;
    private readonly List<(IReadOnlyList<ExclusionSet> Sets, ExclusionSet? First)> _answers = new(1);

    private EncounterProfile(EncounterFacts facts, string specialty)
    {
        _facts = facts;
        Specialty = specialty;
    }

    /// <summary>ICD-10 codes of any of its facts.</summary>
    public IReadOnlyList<string> Diagnoses => _facts.Diagnoses;

    /// <summary>Specialty of the institution, or empty if it is not registered.</summary>
    public string Specialty { get; }

    /// <summary>Whether the person is a newborn.</summary>
    public bool IsNewborn => _facts.Admission?.Content.IsNewborn ?? false;

    /// <summary>Whether the person was admitted as an emergency.</summary>
    public bool IsEmergency => _facts.Admission?.Content.IsEmergency ?? false;

    /// <summary>Whether a settlement was paid from a family member's account.</summary>
    public bool IsPaidByFamily
    {
        get
        {
            foreach (var settlement in _facts.Settlements)
            {
                if (settlement.Content.FamilyPayment.Fen > 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether its admission or a settlement has one of these 医疗类别.</summary>
    public bool HasMedicalType(IReadOnlyList<string> types)
    {
        foreach (var settlement in _facts.Settlements)
        {
            if (types.Contains(settlement.Content.MedicalType))
            {
                return true;
            }
        }

        return _facts.Admission is { } admission && types.Contains(admission.Content.MedicalType);
    }

    /// <summary>Whether its admission or a settlement has one of these 病种.</summary>
    public bool HasChronicDisease(IReadOnlyList<string> diseases)
    {
        foreach (var settlement in _facts.Settlements)
        {
            if (diseases.Contains(settlement.Content.ChronicDisease))
            {
                return true;
            }
        }

        return _facts.Admission is { } admission && diseases.Contains(admission.Content.ChronicDisease);
    }

    /// <summary>Whether a charge line has an item with one of these prefixes.</summary>
    public bool HasItem(IReadOnlyList<string> prefixes) => _facts.HasItem(prefixes);

    /// <summary>The first of several sets that the encounter belongs to, or null.</summary>
    public ExclusionSet? FirstOf(IReadOnlyList<ExclusionSet> sets)
    {
        foreach (var answer in _answers)
        {
            if (ReferenceEquals(answer.Sets, sets))
            {
                return answer.First;
            }
        }

        var first = Match(sets);
        _answers.Add((sets, first));
        return first;
    }

    /// <summary>The profile of an encounter at an institution of the given specialty.</summary>
    public static EncounterProfile Of(EncounterFacts facts, string specialty)
    {
        if (facts.Derived is not EncounterProfile profile || profile.Specialty != specialty)
        {
            facts.Derived = profile = new EncounterProfile(facts, specialty);
        }

        return profile;
    }

    private ExclusionSet? Match(IReadOnlyList<ExclusionSet> sets)
    {
        foreach (var set in sets)
        {
            if (set.Matches(this))
            {
                return set;
            }
        }

        return null;
    }
}
