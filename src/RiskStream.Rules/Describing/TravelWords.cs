namespace RiskStream.Rules.Describing;

/// <summary>The sentence of a rule on impossible travel.</summary>
internal static class TravelWords
{
    public static Bilingual Describe(RuleDefinition rule, Travel m)
    {
        var excluded = Wording.Excluded(rule, new Bilingual("就诊", "encounters"));
        return new Bilingual(
            $"参保人的医保凭证24小时内先后在相距超过{Wording.Number(m.MinKm)}公里的两家机构到场使用（门诊、购药结算或入院），"
                + $"折合速度超过每小时{Wording.Number(m.RoadKmh)}公里（相距超过{Wording.Number(m.TrainKm)}公里的按每小时{Wording.Number(m.TrainKmh)}公里）的，"
                + $"提示“高风险”；出院结算和手工报销不计，机构未登记位置的不判断{excluded.Zh}。",
            $"Raise HIGH when within 24 hours a beneficiary's credential is used in person (an outpatient settlement, a purchase or an "
                + $"admission) at two institutions, one after the other, more than {Wording.Number(m.MinKm)} km apart at more than "
                + $"{Wording.Number(m.RoadKmh)} km/h ({Wording.Number(m.TrainKmh)} km/h beyond {Wording.Number(m.TrainKm)} km); final "
                + "settlements of stays and manual reimbursements do not count, and institutions without a registered position are not "
                + $"judged{excluded.En}.");
    }
}
