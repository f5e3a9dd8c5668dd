using RiskStream.Operators;

namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on stays that were mostly examinations.</summary>
internal static class CheckupStayWords
{
    public static Bilingual Describe(RuleDefinition rule, CheckupStay m)
    {
        var closing = Wording.Of(m.Closing);
        var excluded = Wording.NotJudged(rule, new Bilingual("住院", "stays"));
        return new Bilingual(
            $"已结算且不超过{m.MaxDays}天的住院，检查化验费占总费用不低于{Wording.Percent(m.ExamShare)}，治疗、手术和药品费占比低于"
                + $"{Wording.Percent(m.TreatmentShare)}，且无手术的，提示“关注”；费用明细合计与结算总额相差超过{Wording.Percent(m.MaxMissing)}的"
                + $"不判断{excluded.Zh}。一家机构{CheckupStay.ShareDays}天内结算住院不少于{m.ShareMinStays}人次，其中此类住院占比不低于"
                + $"{Wording.Percent(m.InstitutionShare)}且不低于同族机构中位数{Wording.Number(m.PeerFactor)}倍的，提示“高风险”；每一天在{closing.Zh}后判断，"
                + $"同族机构不足{RatioVsPeer.Fewest}家的不判断。",
            $"Raise MEDIUM for a settled stay of at most {m.MaxDays} days of whose charge examinations and laboratory tests are at least "
                + $"{Wording.Percent(m.ExamShare)} and treatment, operations and drugs less than {Wording.Percent(m.TreatmentShare)}, without an "
                + $"operation; stays whose charge lines differ from the settled amount by more than {Wording.Percent(m.MaxMissing)} are not "
                + $"judged{excluded.En}. Raise HIGH for an institution that settled at least {m.ShareMinStays} stays in {CheckupStay.ShareDays} days of "
                + $"which such stays are at least {Wording.Percent(m.InstitutionShare)} and at least {Wording.Number(m.PeerFactor)} times its peers' "
                + $"median; a day is judged {closing.En}, and not where there are fewer than {RatioVsPeer.Fewest} peers.");
    }
}
