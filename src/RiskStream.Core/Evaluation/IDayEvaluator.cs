using RiskStream.Rules;

namespace RiskStream.Evaluation;

/// <summary>Judges one rule on what institutions did, a civil day at a time and when it is complete. Pure.</summary>
internal interface IDayEvaluator
{
    /// <summary>The rule.</summary>
    RuleDefinition Rule { get; }

    /// <summary>How many earlier days enter what is said of a day.</summary>
    int DaysBack { get; }

    /// <summary>How many days after the last use there may still be something to say that was not said before.</summary>
    int DaysAhead { get; }

    /// <summary>When a day is judged.</summary>
    DayClosing Closing { get; }
}
