namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on groups that are admitted together.</summary>
internal static class GroupAdmissionWords
{
    public static Bilingual Describe(RuleDefinition rule, GroupAdmission m)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("住院", "stays"));
        return new Bilingual(Zh(rule, m) + excluded.Zh + "。", En(rule, m) + excluded.En + ".");
    }

    private static string Zh(RuleDefinition rule, GroupAdmission m) =>
        $"同一{Wording.Of(rule.Axis).Zh}{m.Hours}小时内入院的参保人中，联系电话相同的不少于{m.Phone}名，或地址相同的不少于{m.Address}名，或单位相同的不少于"
        + $"{m.Employer}名，或联系人相同的不少于{m.Contact}名的，提示“关注”；达到上述限值的{m.HighFactor}倍，或同一群体{m.BurstDays}天内聚集不少于{m.Bursts}次的，"
        + $"提示“高风险”；相隔不超过{m.Hours + (int)m.CoolDown.TotalHours}小时的聚集视为一次，同一参保人计一次，未报送的信息不作比较";

    private static string En(RuleDefinition rule, GroupAdmission m) =>
        $"Raise MEDIUM when, of the persons admitted to one {Wording.Of(rule.Axis).En} within {m.Hours} hours, at least {m.Phone} have the same "
        + $"phone number, {m.Address} the same address, {m.Employer} the same employer or {m.Contact} the same contact person; raise HIGH at "
        + $"{m.HighFactor} times these numbers, or when a group does so at least {m.Bursts} times within {m.BurstDays} days, bursts up to "
        + $"{m.Hours + (int)m.CoolDown.TotalHours} hours apart being one; a person counts once, and what is not stated is not compared";
}
