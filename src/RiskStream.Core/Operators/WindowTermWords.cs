using RiskStream.Rules;

namespace RiskStream.Operators;

/// <summary>What windows count, in words: in sentences of rules and of alerts alike.</summary>
public static class WindowTermWords
{
    /// <summary>What is counted, to stand before a number in Chinese and after it in English.</summary>
    public static Bilingual Of(WindowTerm term) => term switch
    {
        WindowTerm.Encounters => new("就诊次数", "encounters"),
        WindowTerm.Providers => new("就诊机构数", "institutions"),
        WindowTerm.Prefectures => new("就诊地市数", "prefectures"),
        WindowTerm.Days => new("就诊天数", "days with an encounter"),
        WindowTerm.Quantity => new("合计数量", "units in all"),
        WindowTerm.Exams => new("检查次数", "examinations"),
        WindowTerm.PurchaseDays => new("购药天数", "days with a purchase"),
        WindowTerm.Purchases => new("购药次数", "purchases"),
        WindowTerm.Supply => new("供药月数", "months of supply"),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, "no words"),
    };

    /// <summary>The span of a limit.</summary>
    public static Bilingual SpanOf(WindowLimit limit) => limit switch
    {
        { IsCivilDay: true } => new("同一日", "on one civil day"),
        { Days: 1 } => new("24小时内", "within 24 hours"),
        _ => new($"{limit.Days}天内", $"within {limit.Days} days"),
    };
}
