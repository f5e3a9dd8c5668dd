using RiskStream.EventTime;
using RiskStream.Ledger;
using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>Judges one rule on what holds of one person. Pure: the same timeline always says the same.</summary>
public interface IPersonEvaluator
{
    /// <summary>The rule.</summary>
    RuleDefinition Rule { get; }

    /// <summary>How far its windows reach back from the instant that they judge.</summary>
    TimeSpan LongestWindow { get; }

    /// <summary>
    /// Whether only stays, their lines and filings enter it; these are kept longer than visits and purchases. Alerts can be withdrawn
    /// as long as all that enters them is kept.
    /// </summary>
    bool IsOfStaysOnly { get; }

    /// <summary>Whether an encounter can change what the rule says of the person.</summary>
    bool Asks(EncounterFacts encounter);

    /// <summary>
    /// Whether the rule may find something of the person that it did not find before an encounter changed, given that it found nothing:
    /// asked of the encounter as it was and as it is, if they ask. It may say yes in vain, and never no where something is found: a bound
    /// that costs less than to judge.
    /// </summary>
    bool MayFind(PersonTimeline person, EncounterFacts changed) => true;

    /// <summary>Whether it says something of what has not happened, and so may say something else as time goes by.</summary>
    bool IsWoken => false;

    /// <summary>
    /// The earliest instant after the person's event time at which the rule may say something else of the person though nothing changes;
    /// null if it may not. Asked whenever it was judged.
    /// </summary>
    EventTimestamp? NextLook(PersonTimeline person) => null;

    /// <summary>What holds says so of each subject of the person; no two drafts of a subject overlap.</summary>
    IReadOnlyList<Finding> Evaluate(PersonTimeline person);
}
