using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Stages;

/// <summary>What is the same for all kinds of use: uses and confirmed days come and go, and then the rules are asked. Immutable.</summary>
/// <typeparam name="TUse">What is used.</typeparam>
/// <typeparam name="TStanding">What a rule makes of a day.</typeparam>
internal abstract class UseKind<TUse, TStanding> : IUseKind
    where TUse : InstitutionUse
{
    /// <inheritdoc/>
    public abstract string Prefix { get; }

    /// <summary>The rules that compare such uses with the past, and so ask for confirmed days.</summary>
    protected abstract IEnumerable<RuleDefinition> Rules { get; }

    /// <inheritdoc/>
    public IEnumerable<string> KeysOf(InstitutionChange change) => (change.Use switch
    {
        TUse use => SubjectsOf(change.Provider, use),
        ConfirmedDays confirmed when Rules.Any(rule => rule.Id == confirmed.RuleId) => [confirmed.SubjectKey],
        _ => [],
    }).Select(subject => $"{Prefix}|{subject}");

    /// <inheritdoc/>
    public virtual TimeSpan KeptFor(Retention retention) => retention.Uses;

    /// <inheritdoc/>
    public virtual ProviderId ProviderOf(InstitutionState state) => new(state.Key.Split('|')[1]);

    /// <inheritdoc/>
    public virtual bool IsConcerned(string key, ReferenceChange change) =>
        change.Everything || change.Institutions.Contains(key.Split('|')[1]);

    /// <inheritdoc/>
    public virtual EventTimestamp? NextLook(InstitutionState state, EventTimestamp now) => null;

    /// <inheritdoc/>
    public abstract InstitutionState NewState(string key);

    /// <inheritdoc/>
    public bool Apply(InstitutionChange change, InstitutionState state, CivilDay horizon, Occasion occasion)
    {
        var uses = (UseState<TUse, TStanding>)state;
        if (change.Use is ConfirmedDays confirmed ? !uses.Apply(change, confirmed) : !Take(change, uses))
        {
            return false;
        }

        if (MustJudge(change, occasion))
        {
            Judge(uses, horizon, occasion);
        }

        uses.Forget(horizon);
        return true;
    }

    /// <inheritdoc/>
    public void Judge(InstitutionState state, CivilDay horizon, Occasion occasion) =>
        Judge((UseState<TUse, TStanding>)state, horizon, occasion);

    /// <summary>What a use is a use of: the institution's code, and what else its key names; or what is not of one institution.</summary>
    protected abstract IEnumerable<string> SubjectsOf(ProviderId provider, TUse use);

    /// <summary>Whether a change can make a rule say something else now.</summary>
    protected virtual bool MustJudge(InstitutionChange change, Occasion occasion) => true;

    /// <summary>Forgets what rules measured with the uses of a day that has changed.</summary>
    protected abstract void ForgetMeasured(UseState<TUse, TStanding> state, CivilDay changed, bool hasOtherFirstDay);

    /// <summary>Asks every rule.</summary>
    protected abstract void Judge(UseState<TUse, TStanding> state, CivilDay horizon, Occasion occasion);

    private bool Take(InstitutionChange change, UseState<TUse, TStanding> state)
    {
        var firstDay = state.Uses.FirstDay;
        if (!state.Apply(change))
        {
            return false;
        }

        ForgetMeasured(state, change.EventTime.Day, firstDay != state.Uses.FirstDay);
        return true;
    }
}
