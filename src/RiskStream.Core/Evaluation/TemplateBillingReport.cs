using RiskStream.Alerts;
using RiskStream.Facts;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>Puts days of template billing into words and evidence.</summary>
internal static class TemplateBillingReport
{
    public static AlertDraft Draft(
        RuleDefinition rule,
        TemplateBilling measure,
        RuleScope scope,
        VisitSubject subject,
        Episode<TemplateStanding> episode,
        UseTimeline<VisitUse> uses)
    {
        var peak = episode.Peak;
        IReadOnlyList<TemplateDay> days = peak.Cause == TemplateCause.Days ? peak.MediumDays : [peak.Day];
        var evidence = days.SelectMany(day => EvidenceOf(peak, day, scope, uses)).ToList();
        var excluded = scope.CountOf(days.SelectMany(day => uses.On(day.Day).Ordered).Select(use => use.Content.InSets));
        var draft = VisitReport.Draft(
            rule,
            subject,
            episode,
            (days[0].Day.Start, peak.Day.Day.End),
            (peak.Value, peak.Limit, MeasureOf(peak.Cause)),
            [.. evidence.Select(use => (use.Key, use.Time))]);
        return draft with
        {
            Excluded = excluded,
            AmountAtRisk = new Money(evidence.Sum(use => use.Content.Paid.Fen)),
            AmountStatus = "computed",
            SentenceZh = $"疑点：{rule.Name.Zh}。机构{subject.Provider}在{peak.Day.Day}{WordsZh(measure, peak)}{Exclusions.Zh(excluded, "次")}。",
            SentenceEn = $"Suspicion: {rule.Name.En}. At institution {subject.Provider}, {WordsEn(measure, peak)}{Exclusions.En(excluded)}.",
        };
    }

    private static IEnumerable<Use<VisitUse>> EvidenceOf(
        TemplateStanding peak, TemplateDay day, RuleScope scope, UseTimeline<VisitUse> uses)
    {
        var visits = uses.On(day.Day).Ordered.Where(scope.Counts);
        return peak.Cause switch
        {
            TemplateCause.Doctor => visits.Where(use =>
                use.Content.Doctor == day.Doctor && TemplateBillingEvaluator.SignatureOf(use.Content) == day.ByDoctor),
            TemplateCause.Undiagnosed => visits.Where(use => !use.Content.IsDiagnosed),
            TemplateCause.Repeats => visits.Where(use => IsRepeat(use.Content, day)),
            _ => visits.Where(use =>
                (day.IsRepeated && IsRepeat(use.Content, day)) || (day.IsUndiagnosed && !use.Content.IsDiagnosed)),
        };
    }

    private static bool IsRepeat(VisitUse visit, TemplateDay day) => TemplateBillingEvaluator.SignatureOf(visit) == day.Repeated;

    private static string MeasureOf(TemplateCause cause) => cause switch
    {
        TemplateCause.Repeats => "visits of one content and amount on a civil day",
        TemplateCause.Undiagnosed => "visits without a valid diagnosis on a civil day",
        TemplateCause.Days => $"days of MEDIUM in {TemplateBilling.Days} civil days",
        _ => "visits of one doctor with one content and amount on a civil day",
    };

    private static string WordsZh(TemplateBilling measure, TemplateStanding peak)
    {
        var day = peak.Day;
        return peak.Cause switch
        {
            TemplateCause.Repeats =>
                $"结算{day.Visits}次，其中{peak.Value}次项目、数量和总额（{new Money(day.Repeated.Fen)}元）完全相同，达到限值{peak.Limit}次",
            TemplateCause.Undiagnosed => $"结算{day.Visits}次，其中{peak.Value}次没有有效诊断，达到限值{peak.Limit}次",
            TemplateCause.Days =>
                $"及之前共{TemplateBilling.Days}天内有{peak.Value}天（{string.Join("、", peak.MediumDays.Select(one => one.Day))}）"
                + $"达到“关注”，达到限值{peak.Limit}天；当日结算{day.Visits}次，相同{day.Repeats}次，无有效诊断{day.Undiagnosed}次",
            _ => $"由医师{day.Doctor}开具的结算中，{peak.Value}次项目、数量和总额（{new Money(day.ByDoctor.Fen)}元）完全相同，"
                + $"达到限值{day.DoctorLimit}次",
        };
    }

    private static string WordsEn(TemplateBilling measure, TemplateStanding peak)
    {
        var day = peak.Day;
        return peak.Cause switch
        {
            TemplateCause.Repeats =>
                $"{peak.Value} of {day.Visits} settled visits on {day.Day} had exactly the same items, quantities and amount "
                + $"({new Money(day.Repeated.Fen)} yuan), reaching the limit of {peak.Limit}",
            TemplateCause.Undiagnosed =>
                $"{peak.Value} of {day.Visits} settled visits on {day.Day} had no valid diagnosis, reaching the limit of {peak.Limit}",
            TemplateCause.Days =>
                $"{peak.Value} of the {TemplateBilling.Days} days to {day.Day} were MEDIUM "
                + $"({string.Join(", ", peak.MediumDays.Select(one => one.Day))}), reaching the limit of {peak.Limit}; on the last "
                + $"{day.Repeats} of {day.Visits} visits were the same and {day.Undiagnosed} without a valid diagnosis",
            _ => $"{peak.Value} visits of doctor {day.Doctor} on {day.Day} had exactly the same items, quantities and amount "
                + $"({new Money(day.ByDoctor.Fen)} yuan), reaching the limit of {day.DoctorLimit}",
        };
    }
}
