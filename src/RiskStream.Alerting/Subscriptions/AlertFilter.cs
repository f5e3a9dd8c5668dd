using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using RiskStream.Protocol.V1;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Alerting.Subscriptions;

/// <summary>
/// Which alerts a subscriber wants: all conditions given hold, and within one any value matches; a condition not
/// given holds for every alert. Immutable.
/// </summary>
public sealed class AlertFilter
{
    private static readonly string[] Axes = ["hospital", "pharmacy", "clinic", "cross"];
    private static readonly string[] Dimensions = ["person", "institution", "doctor", "item", "cost", "spacetime"];

    private readonly FrozenSet<string>? _ruleIds;
    private readonly FrozenSet<RiskAlert.Types.Severity>? _severities;
    private readonly FrozenSet<string>? _axes;
    private readonly FrozenSet<string>? _dimensions;
    private readonly string[]? _regions;
    private readonly FrozenSet<string>? _institutions;
    private readonly FrozenSet<string>? _subjects;
    private readonly FrozenSet<RiskAlert.Types.Kind>? _kinds;

    private AlertFilter(Wire.AlertFilter wire)
    {
        _ruleIds = SetOf(wire.RuleIds);
        _severities = SetOf(wire.Severities);
        _axes = SetOf(wire.Axes);
        _dimensions = SetOf(wire.Dimensions);
        _regions = wire.Admdvs.Count == 0 ? null : [.. wire.Admdvs];
        _institutions = SetOf(wire.FixmedinsCodes);
        _subjects = SetOf(wire.SubjectKeys);
        _kinds = SetOf(wire.Kinds);
    }

    /// <summary>Every alert.</summary>
    public static AlertFilter Everything { get; } = new(new Wire.AlertFilter());

    /// <summary>Takes a filter from the wire, or says everything that is wrong with it.</summary>
    public static bool TryRead(
        Wire.AlertFilter? wire, [NotNullWhen(true)] out AlertFilter? filter, [NotNullWhen(false)] out string? problem)
    {
        wire ??= new Wire.AlertFilter();
        var check = new FilterCheck()
            .Texts("rule_ids", wire.RuleIds, FilterCheck.IsRuleId, "a capital letter and two digits, such as H01")
            .Numbers("severities", wire.Severities)
            .Texts("axes", wire.Axes, Axes.Contains, string.Join(", ", Axes))
            .Texts("dimensions", wire.Dimensions, Dimensions.Contains, string.Join(", ", Dimensions))
            .Texts("admdvs", wire.Admdvs, FilterCheck.IsRegionPrefix, "1 to 6 digits of a region code, such as 5116")
            .Texts("fixmedins_codes", wire.FixmedinsCodes, FilterCheck.IsText, "an institution code")
            .Texts("subject_keys", wire.SubjectKeys, FilterCheck.IsText, "the parts of a subject joined by |")
            .Numbers("kinds", wire.Kinds);
        problem = check.Problem;
        filter = problem is null ? new AlertFilter(wire) : null;
        return filter is not null;
    }

    /// <summary>Whether an alert is wanted.</summary>
    public bool Matches(RiskAlert alert) =>
        Holds(_severities, alert.Severity)
        && Holds(_kinds, alert.Kind)
        && Holds(_ruleIds, alert.RuleId)
        && Holds(_axes, alert.Axis)
        && Holds(_dimensions, alert.Dimension)
        && LiesInRegion(alert.Admdvs)
        && Holds(_institutions, alert.FixmedinsCode)
        && Holds(_subjects, alert.SubjectKey);

    private bool LiesInRegion(string region) =>
        _regions is null || Array.Exists(_regions, prefix => region.StartsWith(prefix, StringComparison.Ordinal));

    private static bool Holds<T>(FrozenSet<T>? wanted, T value) => wanted is null || wanted.Contains(value);

    private static FrozenSet<T>? SetOf<T>(ICollection<T> values) => values.Count == 0 ? null : values.ToFrozenSet();
}
