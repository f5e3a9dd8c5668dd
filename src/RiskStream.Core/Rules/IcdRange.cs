using System.Diagnostics.CodeAnalysis;

namespace RiskStream.Rules;

/// <summary>A group of ICD-10 codes: a prefix (<c>N18.5</c>, <c>Z49</c>) or a range of categories (<c>C00-C97</c>, ends included).</summary>
public sealed record IcdRange
{
    private readonly string _from;
    private readonly string _to;

    private IcdRange(string from, string to)
    {
        _from = from;
        _to = to;
    }

    /// <summary>Reads a prefix or a range.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IcdRange? range)
    {
        var dash = text.IndexOf('-');
        var (from, to) = dash < 0 ? (text, text) : (text[..dash], text[(dash + 1)..]);
        var valid = IsCode(from) && IsCode(to) && (dash < 0 || (from.Length == 3 && to.Length == 3))
            && string.CompareOrdinal(from, to) <= 0;
        range = valid ? new IcdRange(from, to) : null;
        return valid;
    }

    /// <summary>Whether a code lies in the group. Case and the dot's presence matter as in the published tables.</summary>
    public bool Contains(string code) =>
        ReferenceEquals(_from, _to)
            ? code.StartsWith(_from, StringComparison.Ordinal)
            : code.Length >= 3
                && string.CompareOrdinal(code, 0, _from, 0, 3) >= 0
                && string.CompareOrdinal(code, 0, _to, 0, 3) <= 0;

    /// <inheritdoc/>
    public override string ToString() => ReferenceEquals(_from, _to) ? _from : $"{_from}-{_to}";

    private static bool IsCode(string text) =>
        text.Length >= 3 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]);
}
