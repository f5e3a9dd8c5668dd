namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on swipes without a sale.</summary>
internal static class PhantomSwipeWords
{
    public static Bilingual Describe(RuleDefinition rule, PhantomSwipe m)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("结算", "settlements of encounters"));
        return new Bilingual(Zh(rule, m) + excluded.Zh + "。", En(rule, m) + excluded.En + ".");
    }

    private static string Zh(RuleDefinition rule, PhantomSwipe m) =>
        $"同一{Wording.Of(rule.Axis).Zh}24小时内的结算中，基金与个人账户支付合计相同的不少于{m.Repeats}次且占比不低于"
        + $"{Wording.Percent(m.RepeatShare)}的，提示“关注”；不少于{m.HighRepeats}次且占比不低于{Wording.Percent(m.HighRepeatShare)}的，"
        + $"或夜间（22时至6时，或登记的营业时间之外；登记为全天营业的除外）结算不少于{m.Nightly}次且占比不低于"
        + $"{Wording.Percent(m.NightlyShare)}的，或1小时内有不少于{m.DrainedPersons}人用个人账户结算后余额不超过"
        + $"{Wording.Number(m.DrainedYuan)}元的，提示“高风险”；未支付基金和个人账户的结算不作同额比较，未报送余额的不计入余额条件，"
        + "是否有对应的销售出库记录不在本规则中衡量";

    private static string En(RuleDefinition rule, PhantomSwipe m) =>
        $"Raise MEDIUM when, of the settlements of 24 hours at one {Wording.Of(rule.Axis).En}, at least {m.Repeats} and "
        + $"{Wording.Percent(m.RepeatShare)} have the same sum paid by fund and account; raise HIGH when these are at least {m.HighRepeats} "
        + $"and {Wording.Percent(m.HighRepeatShare)}, or when at least {m.Nightly} and {Wording.Percent(m.NightlyShare)} of the settlements "
        + "are at night (from 22:00 to 06:00, or outside the registered hours; one that is registered as open round the clock has no "
        + $"night), or when within an hour at least {m.DrainedPersons} persons paid from accounts that hold at most "
        + $"{Wording.Number(m.DrainedYuan)} yuan afterwards; a settlement that neither fund nor account paid has no sum to repeat, one "
        + "without a stated balance empties no account, and whether the goods left the stock is not measured here";
}
