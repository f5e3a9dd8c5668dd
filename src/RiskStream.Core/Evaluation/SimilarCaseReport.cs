using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>Puts a cluster of stays that are alike into words and evidence.</summary>
internal static class SimilarCaseReport
{
    public static AlertDraft Draft(
        RuleDefinition rule, SimilarCases measure, string diagnosis, Episode<ClusterStanding> episode, Dictionary<string, long> excluded)
    {
        var peak = episode.Peak;
        var cases = peak.Cluster.Cases;
        var draft = EpisodeReport.Draft(
            rule,
            episode,
            ((peak.Day - (measure.WindowDays - 1)).Start, new EventTimestamp(peak.Day.End.Micros - 1)),
            (peak.Cluster.Persons, peak.Limit, $"persons with similar stays in {measure.WindowDays} d"),
            [.. cases.Select(one => one.Key)],
            (peak.Provider, cases[^1].Content.Prefecture, cases[^1].Key));
        return draft with
        {
            TriggeredAt = cases[^1].Time,
            Excluded = excluded,
            AmountStatus = "not computed: which of the stays took place is not known",
            Baseline = BaselineOf(measure, peak),
            SentenceZh = SentenceZh(rule, measure, diagnosis, peak) + $"{Exclusions.Zh(excluded, "人次")}。",
            SentenceEn = SentenceEn(rule, measure, diagnosis, peak) + $"{Exclusions.En(excluded)}.",
        };
    }

    private static string SentenceZh(RuleDefinition rule, SimilarCases measure, string diagnosis, ClusterStanding peak)
    {
        var (least, most) = ChargesOf(peak);
        var (days, cluster) = (peak.Cluster.Cases[0].Content.Days, peak.Cluster);
        return $"疑点：{rule.Name.Zh}。截至{peak.Day}的{measure.WindowDays}天内，机构{peak.Provider}结算的主要诊断为{diagnosis}、住院{days}天的病例中，"
            + $"有{cluster.Persons}名参保人的病例雷同，达到限值{peak.Limit}名：总费用{least}至{most}元（变异系数{Percent(cluster.Variation)}），"
            + $"项目集合平均相似度{Number(cluster.Likeness)}{AdmissionsZh(measure, peak)}；同市州其他{peak.Peers}家机构同诊断病例的平均相似度为"
            + $"{Number(peak.PeerLikeness)}，前者为后者的{Number(peak.Lift)}倍，限值{Number(measure.Lift)}倍";
    }

    private static string SentenceEn(RuleDefinition rule, SimilarCases measure, string diagnosis, ClusterStanding peak)
    {
        var (least, most) = ChargesOf(peak);
        var (days, cluster) = (peak.Cluster.Cases[0].Content.Days, peak.Cluster);
        return $"Suspicion: {rule.Name.En}. Of the stays of {days} day(s) for {diagnosis} that {peak.Provider} settled in the "
            + $"{measure.WindowDays} days up to {peak.Day}, those of {cluster.Persons} persons are alike, and the limit is {peak.Limit}: they cost "
            + $"{least} to {most} yuan (coefficient of variation {Percent(cluster.Variation)}), and the mean likeness of their items is "
            + $"{Number(cluster.Likeness)}{AdmissionsEn(measure, peak)}. At the {peak.Peers} other institutions of the prefecture stays for that "
            + $"diagnosis have a mean likeness of {Number(peak.PeerLikeness)}: this is {Number(peak.Lift)} times as much, and the limit is "
            + $"{Number(measure.Lift)}";
    }

    private static (string Least, string Most) ChargesOf(ClusterStanding peak) => (
        $"{peak.Cluster.Cases.Min(one => one.Content.Total.Fen) / 100.0:0.00}",
        $"{peak.Cluster.Cases.Max(one => one.Content.Total.Fen) / 100.0:0.00}");

    private static string AdmissionsZh(SimilarCases measure, ClusterStanding peak) =>
        peak.IsByAdmissions ? $"，均在{measure.AdmissionHours}小时内入院" : string.Empty;

    private static string AdmissionsEn(SimilarCases measure, ClusterStanding peak) =>
        peak.IsByAdmissions ? $"; all were admitted within {measure.AdmissionHours} hours" : string.Empty;

    private static Baseline BaselineOf(SimilarCases measure, ClusterStanding peak) => new()
    {
        Kind = "peers",
        Mean = Math.Round(peak.PeerLikeness, 4),
        Samples = peak.Peers,
        Score = Math.Round(peak.Lift, 4),
        MadeOf = $"mean likeness (Jaccard) of the items of {peak.PeerStays} stays for the same diagnosis, in pairs within each of the other "
            + $"institutions of the prefecture, in the {measure.WindowDays} days and the {measure.PeerDays} before; score is the cluster's own mean over it",
    };

    private static string Number(double value) => $"{value:0.##}";

    private static string Percent(double share) => $"{share * 100:0.##}%";
}
