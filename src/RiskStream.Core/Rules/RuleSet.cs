using RiskStream.EventTime;

namespace RiskStream.Rules;

/// <summary>The rules that are applied together. Immutable.</summary>
public sealed class RuleSet
{
    /// <summary>A set of rules with distinct ids.</summary>
    /// <exception cref="ArgumentException">Two rules share an id.</exception>
    public RuleSet(IReadOnlyList<RuleDefinition> rules)
    {
        var twice = rules.GroupBy(rule => rule.Id).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException($"rule {twice.Key} is defined {twice.Count()} times; keep one", nameof(rules));
        }

        All = [.. rules.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
    }

    /// <summary>All of them, by id.</summary>
    public IReadOnlyList<RuleDefinition> All { get; }

    /// <summary>Those that are applied.</summary>
    public IEnumerable<RuleDefinition> Active => All.Where(rule => rule.Status == RuleStatus.Active);

    /// <summary>The active rules that measure in the given way.</summary>
    public IEnumerable<RuleDefinition> Measuring<TMeasure>()
        where TMeasure : RuleMeasure => Active.Where(rule => rule.Measure is TMeasure);

    /// <summary>The same rules, judging by lists of these versions (list name to version).</summary>
    public RuleSet JudgedBy(IReadOnlyDictionary<string, string> versions) => new([.. All.Select(rule => rule.JudgedBy(versions))]);

    /// <summary>The same rules without effective dates: for judging history by the rules of today.</summary>
    public RuleSet AlwaysEffective() =>
        new([.. All.Select(rule => rule with { EffectiveFrom = new CivilDay(int.MinValue / 2), EffectiveTo = null })]);
}
