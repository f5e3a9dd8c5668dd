using RiskStream.Operators;
using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the limits of windows: <c>{ count: providers, days: 30, at_least: 6, severity: medium }</c>.</summary>
internal static class WindowLimitReader
{
    private const string Remedy = "Write each limit as { count: encounters, days: 30, at_least: 15, severity: medium }.";

    private static readonly NumberField Days = new("days", 1, 366) { Remedy = "Give the window in whole days, or civil_days: 1.", Absent = 0 };

    private static readonly NumberField CivilDay = new("civil_days", 1, 1)
    {
        Remedy = "Write civil_days: 1 for what happens on one and the same day, or give days.",
        Absent = 0,
    };

    private static readonly NumberField AtLeast = new("at_least", 0.1, 100_000)
    {
        IsWhole = false,
        Remedy = "Give the value that makes the alert.",
    };

    /// <summary>The limits, each of one of the given terms.</summary>
    public static IReadOnlyList<WindowLimit> Read(Section section, params IReadOnlyList<WindowTerm> terms) =>
        ReadAt(section, "limits", terms);

    /// <summary>The limits of a key.</summary>
    public static IReadOnlyList<WindowLimit> ReadAt(Section section, string key, IReadOnlyList<WindowTerm> terms)
    {
        var field = new ChoiceField<WindowTerm>(
            "count", "Say what is counted.", [.. terms.Select(term => (WordOf(term), term))]);
        var limits = section.Sections(key, Remedy, limit => ReadOne(limit, field));
        RefuseIdle(section, key, limits);
        return limits;
    }

    /// <summary>A row a limit.</summary>
    public static IEnumerable<(string Key, string Value, string Range)> RowsOf(
        IReadOnlyList<WindowLimit> limits, string key = "limits") =>
        limits.Select((limit, i) => (
            $"{key}[{i}]",
            $"{limit.Severity.ToString().ToLowerInvariant()}: {Wording.Number(limit.AtLeast)} {WordOf(limit.Term)} "
                + WindowTermWords.SpanOf(limit).En,
            $"{AtLeast.Range} in {Days.Range} days"));

    private static WindowLimit? ReadOne(Section section, ChoiceField<WindowTerm> field)
    {
        var term = section.Choice(field);
        var days = section.Whole(Days);
        var civil = section.Whole(CivilDay);
        var atLeast = section.Number(AtLeast);
        var severity = section.Choice(SharedFields.Severity);
        if (days is 0 == civil is 0)
        {
            section.Complain(
                Days.Key, "and civil_days are both given or both missing; a limit has one window. Keep one of them.");
        }

        return term is null || days is null || civil is null || atLeast is null || severity is null
            ? null
            : new WindowLimit(term.Value, Math.Max(days.Value, civil.Value), atLeast.Value, severity.Value) { IsCivilDay = civil > 0 };
    }

    /// <summary>A limit that another one of the same window always overtakes can never be seen in an alert.</summary>
    private static void RefuseIdle(Section section, string key, IReadOnlyList<WindowLimit> limits)
    {
        foreach (var limit in limits)
        {
            var stronger = limits.FirstOrDefault(other => !ReferenceEquals(other, limit)
                && (other.Term, other.Days, other.IsCivilDay) == (limit.Term, limit.Days, limit.IsCivilDay)
                && other.Severity >= limit.Severity
                && other.AtLeast <= limit.AtLeast);
            if (stronger is not null)
            {
                section.Complain(
                    key,
                    $"say at least {Wording.Number(limit.AtLeast)} {WordOf(limit.Term)} for {limit.Severity}, which is never seen, for "
                        + $"{Wording.Number(stronger.AtLeast)} in the same window make {stronger.Severity}. Remove one, or let the "
                        + "value grow with the severity.");
                return;
            }
        }
    }

    private static string WordOf(WindowTerm term) => term.ToString().ToLowerInvariant();
}
