using RiskStream.Alerts;
using RiskStream.Facts;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// P05 TraceCodeReuse and rules of its shape: one alert a pack while more of it was sold than there is. It begins with the first sale that
/// stands, so it is of one pack for as long as that sale is kept. Pure.
/// </summary>
public sealed class TraceCodeReuseEvaluator(RuleDefinition rule)
{
    private readonly TraceCodeReuse _measure = (TraceCodeReuse)rule.Measure;

    /// <summary>The rule.</summary>
    public RuleDefinition Rule => rule;

    /// <summary>A pack as alerts name it.</summary>
    public static Subject SubjectOf(string code) => new("trace", code);

    /// <summary>What the uses of a pack say.</summary>
    public IReadOnlyList<AlertDraft> Evaluate(string code, UseTimeline<TraceUse> uses)
    {
        var all = uses.All.ToList();
        if (all.Count < 2)
        {
            return [];
        }

        var sales = TraceSales.Of(all, _measure);
        return sales.Packs >= _measure.Sales && rule.AppliesOn(sales.Repeats[^1].At.Day)
            ? [TraceCodeReuseReport.Draft(rule, _measure, code, sales)]
            : [];
    }
}
