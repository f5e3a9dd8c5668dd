using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>Puts groups that are admitted together into words and evidence.</summary>
internal static class GroupAdmissionReport
{
    public static AlertDraft Draft(
        RuleDefinition rule,
        GroupAdmission measure,
        RuleScope scope,
        GroupSubject subject,
        Episode<GroupStanding> episode,
        UseTimeline<GroupUse> uses)
    {
        var peak = episode.Peak;
        var start = new EventTimestamp((peak.At - peak.Window).Micros + 1);
        var end = new EventTimestamp(peak.At.Micros + 1);
        var window = uses.Between(start, end);
        var excluded = scope.CountOf(window.Select(use => use.Content.InSets));
        var draft = VisitReport.Draft(
            rule,
            new VisitSubject(subject.Provider, subject.Region),
            episode,
            (start, end),
            (peak.Persons, peak.Limit, $"persons of one group admitted in {measure.Hours} h"),
            [.. window.Where(use => use.Counts && scope.ExcludedBy(use.Content.InSets) is null).Select(use => (use.Key, use.Time))]);
        return draft with
        {
            Excluded = excluded,
            SentenceZh = $"疑点：{rule.Name.Zh}。机构{subject.Provider}在{Local(peak.At)}前{measure.Hours}小时内收治{WordZh(subject.Bond)}相同的"
                + $"参保人{peak.Persons}名，达到限值{peak.Limit}名{BurstsZh(measure, peak)}{Exclusions.Zh(excluded, "人次")}。",
            SentenceEn = $"Suspicion: {rule.Name.En}. Institution {subject.Provider} admitted {peak.Persons} persons with the same "
                + $"{WordEn(subject.Bond)} in the {measure.Hours} hours to {Local(peak.At)}, reaching the limit of {peak.Limit}"
                + $"{BurstsEn(measure, peak)}{Exclusions.En(excluded)}.",
        };
    }

    private static string BurstsZh(GroupAdmission measure, GroupStanding peak) =>
        peak.Bursts > 1 ? $"，为{measure.BurstDays}天内第{peak.Bursts}次聚集" : string.Empty;

    private static string BurstsEn(GroupAdmission measure, GroupStanding peak) =>
        peak.Bursts > 1 ? $", burst number {peak.Bursts} within {measure.BurstDays} days" : string.Empty;

    private static string WordZh(Bond bond) => bond switch
    {
        Bond.Phone => "联系电话",
        Bond.Address => "地址",
        Bond.Employer => "单位",
        _ => "联系人",
    };

    private static string WordEn(Bond bond) => bond switch
    {
        Bond.Phone => "phone number",
        Bond.Address => "address",
        Bond.Employer => "employer",
        _ => "contact person",
    };

    private static string Local(EventTimestamp time) => time.ToUtc().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm");
}
