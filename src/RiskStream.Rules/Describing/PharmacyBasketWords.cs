using RiskStream.Operators;

namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on combinations that a pharmacy sells again and again.</summary>
internal static class PharmacyBasketWords
{
    public static Bilingual Describe(RuleDefinition rule, PharmacyBasket m)
    {
        var closing = Wording.Of(m.Closing);
        var axis = Wording.Of(rule.Axis);
        var excluded = Wording.Excluded(rule, new Bilingual("购药", "purchases"));
        var (support, lift, share) = (Wording.Percent(m.Support), Wording.Number(m.Lift), Wording.Percent(m.HighAmountShare));
        return new Bilingual(
            $"一家{axis.Zh}{m.WindowDays}天内结算购药不少于{m.MinPurchases}次，其中同一组合（两种以上项目，项目和数量均相同，扣除退费）不少于{m.Repeats}次、占比不低于"
                + $"{support}，且占比不低于同市州其他{axis.Zh}该占比中位数的{lift}倍的，提示“关注”；这些购药的金额另占该店购药金额{share}以上的，提示“高风险”。"
                + $"中位数低于其他{axis.Zh}全部购药中的1次的，按1次计；含中药饮片的购药不计；同市州{m.WindowDays}天内购药不少于{m.MinPurchases}次的其他{axis.Zh}不足"
                + $"{RatioVsPeer.Fewest}家的，不判断；每一天在{closing.Zh}后判断{excluded.Zh}。",
            $"Where a {axis.En} settled at least {m.MinPurchases} purchases in {m.WindowDays} days: raise MEDIUM when at least {m.Repeats} of them, "
                + $"and at least {support}, are of one combination (two items or more, the same items and quantities, net of refunds), and that share "
                + $"is at least {lift} times the median of the other pharmacies of the prefecture; raise HIGH when these purchases also make up at least "
                + $"{share} of what all cost. A median below one of all purchases of the others counts as one of them; purchases with decoction "
                + $"pieces do not count; with fewer than {RatioVsPeer.Fewest} others of at least {m.MinPurchases} purchases in those days nothing is said; "
                + $"a day is judged {closing.En}{excluded.En}.");
    }
}
