using System.Reflection;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;

namespace RiskStream.Alerting.Subscriptions;

/// <summary>
/// Collects what is wrong with the values of a filter, field by field. Each sentence names field, value and what may
/// stand there.
/// </summary>
internal sealed partial class FilterCheck
{
    /// <summary>How many values one field may hold.</summary>
    public const int MaxValues = 1000;

    private readonly List<string> _problems = [];

    /// <summary>All problems as one text; null when there are none.</summary>
    public string? Problem => _problems.Count == 0 ? null : string.Join(' ', _problems);

    /// <summary>Whether a text has the form of a rule id.</summary>
    public static bool IsRuleId(string value) => RuleId().IsMatch(value);

    /// <summary>Whether a text is a region code or the beginning of one.</summary>
    public static bool IsRegionPrefix(string value) => value.Length is >= 1 and <= 6 && value.All(char.IsAsciiDigit);

    /// <summary>Whether there is any text at all.</summary>
    public static bool IsText(string value) => !string.IsNullOrWhiteSpace(value);

    /// <summary>Checks a field of texts.</summary>
    public FilterCheck Texts(
        string field, IReadOnlyCollection<string> values, Func<string, bool> isKnown, string allowed)
    {
        CheckCount(field, values.Count);
        _problems.AddRange(values.Where(value => !isKnown(value)).Take(1).Select(value =>
            $"filter.{field} holds \"{Shortened(value)}\"; allowed: {allowed}."));
        return this;
    }

    /// <summary>Checks a field of enumeration values; 0, which says nothing, is not one of them.</summary>
    public FilterCheck Numbers<T>(string field, IReadOnlyCollection<T> values)
        where T : struct, Enum
    {
        CheckCount(field, values.Count);
        var allowed = string.Join(", ", Enum.GetValues<T>().Where(IsKnown).Select(NameOf));
        _problems.AddRange(values.Where(value => !IsKnown(value)).Take(1).Select(value =>
            $"filter.{field} holds {NameOf(value)}; allowed: {allowed}."));
        return this;
    }

    private static bool IsKnown<T>(T value)
        where T : struct, Enum => Enum.IsDefined(value) && Convert.ToInt32(value) != 0;

    // The name as the contract writes it; the generated one differs in its capitals.
    private static string NameOf<T>(T value)
        where T : struct, Enum =>
        typeof(T).GetField(value.ToString())?.GetCustomAttribute<OriginalNameAttribute>()?.Name ?? value.ToString();

    private static string Shortened(string value) => value.Length <= 60 ? value : value[..60] + "…";

    private void CheckCount(string field, int count)
    {
        if (count > MaxValues)
        {
            _problems.Add(
                $"filter.{field} holds {count} values; at most {MaxValues} are allowed: filter by something wider.");
        }
    }

    [GeneratedRegex("^[A-Z][0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex RuleId();
}
