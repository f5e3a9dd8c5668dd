using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>The exclusion sets of the catalogue that H01, H07 and P01 name, as far as their criteria can be written.</summary>
internal static class GivenExclusions
{
    public static readonly ExclusionSet Dialysis = Set(
        "EX-DIALYSIS",
        new ExclusionCriterion { Diagnoses = Icd("N18.5", "N18.6", "Z49", "Z99.2", "T82.4") },
        new ExclusionCriterion { Diagnoses = Icd("N18.9"), Items = ["003110000"] },
        new ExclusionCriterion { ChronicDiseases = ["M07800"] });

    public static readonly ExclusionSet Oncology = Set("EX-ONCO", new ExclusionCriterion
    {
        Diagnoses = Icd("C00-C97", "D00-D09"),
        AlsoDiagnoses = Icd("Z51.0", "Z51.1", "Z51.2", "Z51.8", "Z08"),
    });

    public static readonly ExclusionSet Psychiatry = Set("EX-PSYCH", new ExclusionCriterion
    {
        Diagnoses = Icd("F00-F09", "F20-F39", "F70-F79"),
        Specialties = ["psychiatric"],
    });

    public static readonly ExclusionSet Haematology = Set(
        "EX-HEMA", new ExclusionCriterion { Diagnoses = Icd("D56", "D57", "D61", "D66-D68") });

    public static readonly ExclusionSet Obstetrics = Set(
        "EX-OBST", new ExclusionCriterion { Diagnoses = Icd("O00-O99", "Z32-Z39") });

    public static readonly ExclusionSet Newborn = Set(
        "EX-NEWBORN", new ExclusionCriterion { Newborn = true }, new ExclusionCriterion { Diagnoses = Icd("P00-P96") });

    public static readonly ExclusionSet Rehabilitation = Set(
        "EX-REHAB", new ExclusionCriterion { Diagnoses = Icd("I69", "S06", "S14", "G81-G83"), Items = ["003400"] });

    public static readonly ExclusionSet DaySurgery = Set("EX-DAYSURG", new ExclusionCriterion { MedicalTypes = ["2106"] });

    public static readonly ExclusionSet Family = Set("EX-FAMILY", new ExclusionCriterion { FamilyAccount = true });

    public static readonly IReadOnlyList<ExclusionSet> OfStays =
        [Dialysis, Oncology, Psychiatry, Haematology, Obstetrics, Newborn, Rehabilitation, DaySurgery];

    public static IReadOnlyList<IcdRange> Icd(params string[] ranges) =>
        [.. ranges.Select(text => IcdRange.TryParse(text, out var range) ? range : throw new FormatException(text))];

    private static ExclusionSet Set(string id, params ExclusionCriterion[] any) => new()
    {
        Id = id,
        Version = "2026-01",
        Name = new Bilingual(id, id),
        Any = any,
    };
}
