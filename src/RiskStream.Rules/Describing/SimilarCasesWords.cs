namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on stays that are alike.</summary>
internal static class SimilarCasesWords
{
    public static Bilingual Describe(RuleDefinition rule, SimilarCases m)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("住院", "stays"));
        return new Bilingual(Zh(rule, m) + excluded.Zh + "。", En(rule, m) + excluded.En + ".");
    }

    private static string Zh(RuleDefinition rule, SimilarCases m) =>
        $"一家{Wording.Of(rule.Axis).Zh}{m.WindowDays}天内结算、主要诊断（ICD-10前三位）和住院天数均相同的病例，与其中一例相比项目集合相似度（Jaccard）不低于"
        + $"{Wording.Number(m.Likeness)}且总费用在同一档或左右相邻{m.NeighbourBands}档内（每档{Wording.Percent(m.FeeBand)}）的，为雷同病例；雷同病例涉及不少于"
        + $"{m.MediumPersons}名参保人、总费用变异系数不高于{Wording.Percent(m.MaxVariation)}的，提示“关注”；其中不少于{m.HighPersons}名参保人，或入院时间均在"
        + $"{m.AdmissionHours}小时内的，提示“高风险”。以上均须雷同病例的平均相似度不低于同地机构的{Wording.Number(m.Lift)}倍：同市州其他机构{m.WindowDays}天及此前"
        + $"{m.PeerDays}天内同诊断病例在各机构内两两比较的平均值，每家机构权重相同，有病例可比的不足{m.MinPeers}家的不判断。收费项目不足{m.MinItems}个的病例不计；"
        + $"同一参保人计一次；每一天在{Wording.Of(m.Closing).Zh}后判断";

    private static string En(RuleDefinition rule, SimilarCases m) =>
        $"Of the stays of one main diagnosis (first three characters of ICD-10) and one length that a {Wording.Of(rule.Axis).En} settled "
        + $"within {m.WindowDays} days, those are alike that have with one of them a likeness of items (Jaccard) of at least "
        + $"{Wording.Number(m.Likeness)} and a charge in the same band of {Wording.Percent(m.FeeBand)} or up to {m.NeighbourBands} beside it; raise "
        + $"MEDIUM when such stays are of at least {m.MediumPersons} persons and the coefficient of variation of their charges is at most "
        + $"{Wording.Percent(m.MaxVariation)}; raise HIGH when besides they are of at least {m.HighPersons} persons, or all were admitted within "
        + $"{m.AdmissionHours} hours. Both need a mean likeness of at least {Wording.Number(m.Lift)} times that of the peers: of the stays for that "
        + $"diagnosis at the other institutions of the prefecture in the {m.WindowDays} days and the {m.PeerDays} before, compared in pairs within "
        + $"each institution, all of which weigh the same; with fewer than {m.MinPeers} that have stays to compare, nothing is judged. Stays with "
        + $"fewer than {m.MinItems} items do not count, a person counts once, and a day is judged {Wording.Of(m.Closing).En}";
}
