using RiskStream.Alerts;
using RiskStream.Facts;

namespace RiskStream.Rules.Describing;

/// <summary>Words that several sentences share.</summary>
internal static class Wording
{
    public static Bilingual Of(Severity severity) => severity switch
    {
        Severity.Low => new("提示", "LOW"),
        Severity.Medium => new("关注", "MEDIUM"),
        Severity.High => new("高风险", "HIGH"),
        Severity.Critical => new("明确违规", "CRITICAL"),
        _ => new("无", "NONE"),
    };

    public static Bilingual Of(RuleAxis axis) => axis switch
    {
        RuleAxis.Hospital => new("医院", "hospital"),
        RuleAxis.Pharmacy => new("药店", "pharmacy"),
        RuleAxis.Clinic => new("诊所", "clinic"),
        _ => new("各类机构", "institution"),
    };

    public static Bilingual Of(RuleStatus status) => status switch
    {
        RuleStatus.Active => new("启用", "active"),
        _ => new("停用", "retired"),
    };

    public static Bilingual Of(ServiceKind service) => service switch
    {
        ServiceKind.Outpatient => new("门诊", "outpatient visits"),
        ServiceKind.Inpatient => new("住院", "stays"),
        ServiceKind.Purchase => new("购药", "purchases"),
        ServiceKind.ChronicOutpatient => new("门诊慢特病", "chronic-disease visits"),
        ServiceKind.Emergency => new("急诊", "emergency visits"),
        _ => new("其他", "other encounters"),
    };

    /// <summary>When a day is judged: 次日6时再过96小时（数据时间）.</summary>
    public static Bilingual Of(DayClosing closing) => new(
        $"次日{closing.Hour}时再过{Number(closing.Wait.TotalHours)}小时（数据时间）",
        $"{Number(closing.Wait.TotalHours)} hours of event time after {closing.Hour:00}:00 of the next day");

    /// <summary>At most two decimals.</summary>
    public static string Number(double value) => $"{value:0.##}";

    public static string Percent(double share) => $"{share * 100:0.##}%";

    /// <summary>a、b或c.</summary>
    public static string AnyZh(IReadOnlyList<string> words) => Join(words, "、", "或");

    /// <summary>a, b or c.</summary>
    public static string AnyEn(IReadOnlyList<string> words) => Join(words, ", ", " or ");

    /// <summary>a, b and c.</summary>
    public static string AllEn(IReadOnlyList<string> words) => Join(words, ", ", " and ");

    /// <summary>What does not count: 住院, stays.</summary>
    public static Bilingual Excluded(RuleDefinition rule, Bilingual things)
    {
        if (rule.Exclusions.Count == 0)
        {
            return new Bilingual(string.Empty, string.Empty);
        }

        var zh = AnyZh([.. rule.Exclusions.Select(set => $"{set.Id}（{set.Name.Zh}）")]);
        var en = AnyEn([.. rule.Exclusions.Select(set => $"{set.Id} ({set.Name.En})")]);
        return new Bilingual(
            $"；属于{zh}的{things.Zh}不计入，预警中列明其数量",
            $"; {things.En} in {en} do not count, and the alert says how many they were");
    }

    /// <summary>What is left aside as a whole, where an alert is about one of them: 住院, stays.</summary>
    public static Bilingual NotJudged(RuleDefinition rule, Bilingual things)
    {
        if (rule.Exclusions.Count == 0)
        {
            return new Bilingual(string.Empty, string.Empty);
        }

        var zh = AnyZh([.. rule.Exclusions.Select(set => $"{set.Id}（{set.Name.Zh}）")]);
        var en = AnyEn([.. rule.Exclusions.Select(set => $"{set.Id} ({set.Name.En})")]);
        return new Bilingual($"；属于{zh}的{things.Zh}不判断", $"; {things.En} in {en} are not judged");
    }

    private static string Join(IReadOnlyList<string> words, string separator, string last) => words.Count < 2
        ? string.Concat(words)
        : string.Join(separator, words.Take(words.Count - 1)) + last + words[^1];
}
