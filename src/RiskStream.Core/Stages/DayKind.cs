using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>
/// Uses of all institutions of a prefecture side by side. A day is judged when it is complete, and anew when a fact of it comes later than
/// that. Immutable.
/// </summary>
/// <typeparam name="TRule">Who judges a day.</typeparam>
/// <typeparam name="TUse">What is used.</typeparam>
/// <typeparam name="TStanding">What a rule makes of a day.</typeparam>
internal abstract class DayKind<TRule, TUse, TStanding>(IReadOnlyList<TRule> rules) : UseKind<TUse, TStanding>
    where TRule : IDayEvaluator
    where TUse : InstitutionUse
    where TStanding : class, IStanding
{
    private const int CorrectedFor = 30;

    /// <summary>None compares with what reviewers may have confirmed.</summary>
    protected override IEnumerable<RuleDefinition> Rules => [];

    /// <summary>Whether any rule asks for such uses.</summary>
    protected bool IsAsked => rules.Count > 0;

    /// <summary>
    /// As long as other uses, and longer where a rule looks far back: until a month after a day was first judged its alerts can be withdrawn.
    /// </summary>
    public override TimeSpan KeptFor(Retention retention) => rules
        .Select(rule => TimeSpan.FromDays(rule.DaysBack + 1 + CorrectedFor) + rule.Closing.Wait)
        .Append(retention.Uses)
        .Max();

    public override ProviderId ProviderOf(InstitutionState state) => default;

    public override bool IsConcerned(string key, ReferenceChange change) => change.Everything || change.Institutions.Count > 0;

    public override EventTimestamp? NextLook(InstitutionState state, EventTimestamp now)
    {
        var uses = ((UseState<TUse, TStanding>)state).Uses;
        return CompleteDays<TStanding>.NextLook(rules.Cast<IDayEvaluator>(), (uses.FirstDay, uses.LastDay), now);
    }

    /// <summary>What a rule makes of a day.</summary>
    protected abstract IReadOnlyList<TStanding> Measure(TRule rule, UseState<TUse, TStanding> state, CivilDay day);

    /// <summary>What a standing is about; it begins with the institution.</summary>
    protected abstract Subject SubjectOf(UseState<TUse, TStanding> state, TStanding standing);

    /// <summary>An alert about an episode's peak.</summary>
    protected abstract AlertDraft Draft(TRule rule, UseState<TUse, TStanding> state, Episode<TStanding> episode);

    /// <summary>Of a day that is not complete yet nothing is said.</summary>
    protected override bool MustJudge(InstitutionChange change, Occasion occasion)
    {
        foreach (var rule in rules)
        {
            if (rule.Closing.Of(change.EventTime.Day) <= occasion.Now)
            {
                return true;
            }
        }

        return false;
    }

    protected override void ForgetMeasured(UseState<TUse, TStanding> state, CivilDay changed, bool hasOtherFirstDay)
    {
        foreach (var rule in rules)
        {
            var known = state.KnownOf(rule.Rule);
            for (var day = changed; day <= changed + rule.DaysBack; day += 1)
            {
                known.Forget(day);
            }
        }
    }

    protected override void Judge(UseState<TUse, TStanding> state, CivilDay horizon, Occasion occasion)
    {
        foreach (var rule in rules)
        {
            var days = new CompleteDays<TStanding>
            {
                Rule = rule,
                Known = state.KnownOf(rule.Rule),
                Measure = day => Measure(rule, state, day),
                SubjectOf = standing => SubjectOf(state, standing),
                Draft = episode => Draft(rule, state, episode),
            };
            days.Judge(state.Journal, state.Uses.FirstDay, horizon, occasion);
        }
    }
}
