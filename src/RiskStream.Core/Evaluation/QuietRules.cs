using RiskStream.Alerts;

namespace RiskStream.Evaluation;

/// <summary>
/// Of one person, the rules that are known to find nothing and to have nothing left to say: while nothing that they ask of changes, or
/// only what cannot make them find something, there is no need to judge them. Not stored: what is not known is judged. Touched only by
/// the stage that owns the person's partition.
/// </summary>
public sealed class QuietRules
{
    private const int Most = 64;

    private PersonEvaluators? _evaluators;
    private ulong _quiet;

    /// <summary>Whether a rule, by its number among the evaluators, is known to be quiet.</summary>
    public bool Knows(PersonEvaluators evaluators, int number) =>
        ReferenceEquals(_evaluators, evaluators) && number < Most && (_quiet & (1UL << number)) != 0;

    /// <summary>Takes note that nothing is known of the person, and nothing was ever said: so no rule finds anything.</summary>
    public void NoteNobody(PersonEvaluators evaluators) => (_evaluators, _quiet) = (evaluators, ulong.MaxValue);

    /// <summary>
    /// Takes note of what a rule found and was reconciled with. History that is loaded leaves withdrawals to be published: then the rule is
    /// quiet only if nothing was ever said.
    /// </summary>
    public void Note(PersonEvaluators evaluators, int number, bool findsNothing, AlertJournal journal, bool isBackfill)
    {
        if (!ReferenceEquals(_evaluators, evaluators))
        {
            (_evaluators, _quiet) = (evaluators, 0);
        }

        var isQuiet = findsNothing && number < Most && (!isBackfill || !journal.HasSaid(evaluators.All[number].Rule.Id));
        var bit = number < Most ? 1UL << number : 0;
        _quiet = isQuiet ? _quiet | bit : _quiet & ~bit;
    }

    /// <summary>Forgets what was known of a rule.</summary>
    public void Forget(int number) => _quiet &= number < Most ? ~(1UL << number) : ulong.MaxValue;
}
