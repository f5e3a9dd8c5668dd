using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Evaluation;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>
/// Purchases by prefecture: there all its pharmacies are side by side. They are too many to be kept like other uses, and so have a state of their
/// own. A day is judged when it is complete, and anew when a purchase of it comes later than that. Immutable.
/// </summary>
internal sealed class BasketKind(RuleSet rules) : IUseKind
{
    private readonly List<PharmacyBasketEvaluator> _rules =
        [.. rules.Measuring<PharmacyBasket>().Select(rule => new PharmacyBasketEvaluator(rule))];

    /// <inheritdoc/>
    public string Prefix => "baskets";

    /// <inheritdoc/>
    public IEnumerable<string> KeysOf(InstitutionChange change) =>
        change.Use is BasketUse use && _rules.Count > 0 ? [$"{Prefix}|{use.Prefecture}"] : [];

    /// <inheritdoc/>
    public TimeSpan KeptFor(Retention retention) => retention.Purchases + _rules
        .Select(rule => TimeSpan.FromDays(rule.DaysBack + 2) + rule.Closing.Wait).DefaultIfEmpty().Max();

    /// <inheritdoc/>
    public ProviderId ProviderOf(InstitutionState state) => default;

    /// <summary>Which institutions are pharmacies the person stage says.</summary>
    public bool IsConcerned(string key, ReferenceChange change) => change.Everything;

    /// <inheritdoc/>
    public InstitutionState NewState(string key) => new BasketState(key);

    /// <inheritdoc/>
    public EventTimestamp? NextLook(InstitutionState state, EventTimestamp now)
    {
        var log = ((BasketState)state).Log;
        return CompleteDays<BasketStanding>.NextLook(_rules, (log.FirstDay, log.LastDay), now);
    }

    /// <inheritdoc/>
    public bool Apply(InstitutionChange change, InstitutionState state, CivilDay horizon, Occasion occasion)
    {
        var baskets = (BasketState)state;
        if (!baskets.Apply(change))
        {
            return false;
        }

        var day = change.EventTime.Day;
        foreach (var rule in _rules)
        {
            var known = baskets.KnownOf(rule);
            known.Baskets.Forget(((BasketUse)change.Use).Provider, day);
            for (var dependent = day; dependent <= day + rule.DaysBack; dependent += 1)
            {
                known.Standings.Forget(dependent);
            }
        }

        // Of a day that is not complete yet nothing is said.
        if (_rules.Exists(rule => rule.Closing.Of(day) <= occasion.Now))
        {
            Judge(state, horizon, occasion);
        }

        baskets.Forget(horizon);
        return true;
    }

    /// <inheritdoc/>
    public void Judge(InstitutionState state, CivilDay horizon, Occasion occasion)
    {
        var baskets = (BasketState)state;
        foreach (var rule in _rules)
        {
            var known = baskets.KnownOf(rule);
            var days = new CompleteDays<BasketStanding>
            {
                Rule = rule,
                Known = known.Standings,
                Measure = day => rule.Measure(known.Baskets, day),
                SubjectOf = standing => new Subject("inst+basket", $"{standing.Provider}|{standing.Hash:x16}"),
                Draft = episode => rule.Draft(baskets.Prefecture, episode, baskets.Log),
            };
            days.Judge(baskets.Journal, baskets.Log.FirstDay, horizon, occasion);
        }
    }
}
