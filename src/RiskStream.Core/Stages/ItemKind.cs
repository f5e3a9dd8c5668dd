using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>Items that stand in for each other, by prefecture and substitution group: all institutions that charge them. Immutable.</summary>
internal sealed class ItemKind(RuleSet rules, ReferenceData reference) : DayKind<ItemSubstitutionEvaluator, ItemUse, SubstitutionStanding>(
    [.. rules.Measuring<ItemSubstitution>().Select(rule => new ItemSubstitutionEvaluator(rule, reference))])
{
    public override string Prefix => "items";

    public override InstitutionState NewState(string key) => new ItemState(key);

    protected override IEnumerable<string> SubjectsOf(ProviderId provider, ItemUse use) => IsAsked ? [$"{use.Prefecture}|{use.Group}"] : [];

    protected override void ForgetMeasured(UseState<ItemUse, SubstitutionStanding> state, CivilDay changed, bool hasOtherFirstDay)
    {
        ((ItemState)state).Sums.Forget(changed);
        base.ForgetMeasured(state, changed, hasOtherFirstDay);
    }

    protected override IReadOnlyList<SubstitutionStanding> Measure(
        ItemSubstitutionEvaluator rule, UseState<ItemUse, SubstitutionStanding> state, CivilDay day) => rule.Measure(((ItemState)state).Sums, day);

    protected override Subject SubjectOf(UseState<ItemUse, SubstitutionStanding> state, SubstitutionStanding standing) =>
        new("inst+group+item", $"{standing.Provider}|{((ItemState)state).Group}|{standing.Dearer}");

    protected override AlertDraft Draft(
        ItemSubstitutionEvaluator rule, UseState<ItemUse, SubstitutionStanding> state, Episode<SubstitutionStanding> episode) =>
        rule.Draft(((ItemState)state).Group, episode, ((ItemState)state).Sums);
}
