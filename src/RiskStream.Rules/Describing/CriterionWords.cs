namespace RiskStream.Rules.Describing;

/// <summary>One criterion of an exclusion set in words.</summary>
internal static class CriterionWords
{
    public static string Zh(ExclusionCriterion criterion) => string.Join("，且", ConditionsZh(criterion));

    public static string En(ExclusionCriterion criterion) => string.Join(" and ", ConditionsEn(criterion));

    private static IEnumerable<string> ConditionsZh(ExclusionCriterion c)
    {
        if (c.Diagnoses.Count > 0)
        {
            yield return $"诊断为{Wording.AnyZh(Codes(c.Diagnoses))}";
        }

        if (c.AlsoDiagnoses.Count > 0)
        {
            yield return $"另有诊断{Wording.AnyZh(Codes(c.AlsoDiagnoses))}";
        }

        if (c.Items.Count > 0)
        {
            yield return $"有编码以{Wording.AnyZh(c.Items)}开头的项目";
        }

        if (c.MedicalTypes.Count > 0)
        {
            yield return $"医疗类别为{Wording.AnyZh(c.MedicalTypes)}";
        }

        if (c.ChronicDiseases.Count > 0)
        {
            yield return $"病种为{Wording.AnyZh(c.ChronicDiseases)}";
        }

        if (c.Specialties.Count > 0)
        {
            yield return $"机构专科类别为{Wording.AnyZh(c.Specialties)}";
        }

        if (c.Newborn)
        {
            yield return "为新生儿";
        }

        if (c.Emergency)
        {
            yield return "为急诊入院";
        }

        if (c.FamilyAccount)
        {
            yield return "使用家庭成员个人账户支付";
        }
    }

    private static IEnumerable<string> ConditionsEn(ExclusionCriterion c)
    {
        if (c.Diagnoses.Count > 0)
        {
            yield return $"with a diagnosis of {Wording.AnyEn(Codes(c.Diagnoses))}";
        }

        if (c.AlsoDiagnoses.Count > 0)
        {
            yield return $"with another of {Wording.AnyEn(Codes(c.AlsoDiagnoses))}";
        }

        if (c.Items.Count > 0)
        {
            yield return $"with an item whose code starts with {Wording.AnyEn(c.Items)}";
        }

        if (c.MedicalTypes.Count > 0)
        {
            yield return $"of 医疗类别 (med_type) {Wording.AnyEn(c.MedicalTypes)}";
        }

        if (c.ChronicDiseases.Count > 0)
        {
            yield return $"of 病种 (dise_no) {Wording.AnyEn(c.ChronicDiseases)}";
        }

        if (c.Specialties.Count > 0)
        {
            yield return $"at an institution of specialty {Wording.AnyEn(c.Specialties)}";
        }

        if (c.Newborn)
        {
            yield return "of a newborn";
        }

        if (c.Emergency)
        {
            yield return "admitted as an emergency";
        }

        if (c.FamilyAccount)
        {
            yield return "paid from a family member's account";
        }
    }

    private static List<string> Codes(IReadOnlyList<IcdRange> ranges) => [.. ranges.Select(range => range.ToString())];
}
