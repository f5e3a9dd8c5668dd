using System.Globalization;
using RiskStream.EventTime;
using YamlDotNet.RepresentationModel;

namespace RiskStream.Rules.Loading;

/// <summary>Reads single values. Each answers null where it reported an error.</summary>
internal static class SectionValues
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static double? Number(this Section section, NumberField field)
    {
        var node = field.Absent is null
            ? section.Need(field.Key, field.Expected, field.Remedy)
            : section.Find(field.Key);
        if (node is null)
        {
            return field.Absent;
        }

        if (node is not YamlScalarNode { Value: { Length: > 0 } text }
            || !double.TryParse(text, Plain, CultureInfo.InvariantCulture, out var value)
            || !double.IsFinite(value)
            || (field.IsWhole && value != Math.Floor(value)))
        {
            section.Complain(field.Key, $"is {Shown.Kind(node)}; it must be {field.Expected}. {field.Remedy}");
            return null;
        }

        if (value < field.Min || value > field.Max)
        {
            section.Complain(field.Key, $"is {Shown.Cut(text)}; it must be {field.Range}. {field.Remedy}");
            return null;
        }

        return value;
    }

    public static int? Whole(this Section section, NumberField field) => (int?)section.Number(field);

    public static string? Text(this Section section, TextField field)
    {
        var node = field.IsOptional
            ? section.Find(field.Key)
            : section.Need(field.Key, field.Expected, field.Remedy);
        if (node is null)
        {
            return field.IsOptional ? string.Empty : null;
        }

        var text = (node as YamlScalarNode)?.Value?.Trim();
        if (string.IsNullOrEmpty(text)
            || (!field.HasLines && text.Contains('\n'))
            || field.HasForm?.Invoke(text) == false)
        {
            section.Complain(field.Key, $"is {Shown.Kind(node)}; it must be {field.Expected}. {field.Remedy}");
            return null;
        }

        if (text.Length > field.MaxLength)
        {
            section.Complain(
                field.Key, $"has {text.Length} characters; it must have at most {field.MaxLength}. Shorten it.");
            return null;
        }

        return text;
    }

    public static T? Choice<T>(this Section section, ChoiceField<T> field)
        where T : struct
    {
        var node = section.Need(field.Key, $"one of {field.Expected}", field.Remedy);
        if (node is null)
        {
            return null;
        }

        foreach (var (word, value) in field.Words)
        {
            if (node is YamlScalarNode scalar && scalar.Value == word)
            {
                return value;
            }
        }

        section.Complain(field.Key, $"is {Shown.Kind(node)}; it must be one of {field.Expected}. {field.Remedy}");
        return null;
    }

    public static CivilDay? Day(this Section section, TextField field) =>
        section.Text(field with { HasForm = text => CivilDay.TryParse(text, out _) }) is { Length: > 0 } text
            && CivilDay.TryParse(text, out var day)
            ? day
            : null;

    /// <summary>True, false, or false if the key is absent.</summary>
    public static bool Flag(this Section section, string key)
    {
        var node = section.Find(key);
        var text = (node as YamlScalarNode)?.Value;
        if (node is not null && text is not ("true" or "false"))
        {
            section.Complain(
                key, $"is {Shown.Kind(node)}; it must be true or false. Write true, or leave the key out.");
        }

        return text == "true";
    }
}
