namespace RiskStream.Rules.Loading;

/// <summary>Reads the file of an exclusion set.</summary>
internal static class ExclusionReader
{
    public static readonly TextField Id = new("id", "EX- and capital letters", "Name the set like EX-DIALYSIS.")
    {
        HasForm = Forms.IsExclusionId,
    };

    private const string AnyRemedy = "Write at least one criterion, such as - icd: [N18.5].";

    private static readonly TextField Version = new(
        "version", "letters, digits, dots and dashes", "Give the version of the list, such as 1 or 2026-01.")
    {
        HasForm = text => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'),
        MaxLength = 30,
    };

    private static readonly TextField Icd = new(
        "icd",
        "the start of an ICD-10 code, such as N18.5, or a range of categories that ascends, such as C00-C97",
        "Correct the code.")
    {
        HasForm = Forms.IsIcd,
    };

    private static readonly TextField Item = Codes("item", "Write national item codes, or how they start, in quotes.");

    private static readonly TextField MedType = Codes("med_type", "Write 医疗类别 as the interface carries it.");

    private static readonly TextField Disease = Codes("disease", "Write 病种 codes as the interface carries them.");

    private static readonly TextField Specialty = new(
        "specialty", "a word of small letters and _", "Write specialties as the registry does.")
    {
        HasForm = Forms.IsWord,
    };

    public static ExclusionSet? Read(Section section)
    {
        var id = section.Text(Id);
        var version = section.Text(Version);
        var name = NameReader.Read(section);
        var any = section.Sections("any", AnyRemedy, ReadCriterion);
        return id is null || version is null || name is null
            ? null
            : new ExclusionSet { Id = id, Version = version, Name = name, Any = any };
    }

    private static ExclusionCriterion ReadCriterion(Section section)
    {
        var before = section.Errors.All.Count;
        var criterion = new ExclusionCriterion
        {
            Diagnoses = Ranges(section.Texts(Icd)),
            AlsoDiagnoses = Ranges(section.Texts(Icd with { Key = "also_icd" })),
            Items = section.Texts(Item),
            MedicalTypes = section.Texts(MedType),
            ChronicDiseases = section.Texts(Disease),
            Specialties = section.Texts(Specialty),
            Newborn = section.Flag("newborn"),
            Emergency = section.Flag("emergency"),
            FamilyAccount = section.Flag("family_account"),
        };
        if (section.Errors.All.Count == before && IsEmpty(criterion))
        {
            section.Complain("no condition is given, so everything would be excluded. Give at least one.");
        }

        return criterion;
    }

    private static List<IcdRange> Ranges(IReadOnlyList<string> texts)
    {
        var ranges = new List<IcdRange>();
        foreach (var text in texts)
        {
            if (IcdRange.TryParse(text, out var range))
            {
                ranges.Add(range);
            }
        }

        return ranges;
    }

    private static bool IsEmpty(ExclusionCriterion criterion) =>
        criterion is
        {
            Diagnoses.Count: 0, AlsoDiagnoses.Count: 0, Items.Count: 0, MedicalTypes.Count: 0,
            ChronicDiseases.Count: 0, Specialties.Count: 0, Newborn: false, Emergency: false, FamilyAccount: false,
        };

    private static TextField Codes(string key, string remedy) =>
        new(key, "letters and digits", remedy) { HasForm = Forms.IsCode };
}
