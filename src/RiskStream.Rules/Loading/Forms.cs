using System.Buffers;

namespace RiskStream.Rules.Loading;

/// <summary>The forms of identifiers and codes.</summary>
internal static class Forms
{
    // National extensions write x before their own digits: N18.001x004.
    private static readonly SearchValues<char> IcdTail = SearchValues.Create("0123456789x");

    /// <summary>A capital and two digits: H01.</summary>
    public static bool IsRuleId(string text) =>
        text.Length == 3
        && char.IsAsciiLetterUpper(text[0])
        && char.IsAsciiDigit(text[1])
        && char.IsAsciiDigit(text[2]);

    /// <summary>EX- and capitals: EX-DIALYSIS.</summary>
    public static bool IsExclusionId(string text) =>
        text.Length is > 3 and <= 30
        && text.StartsWith("EX-", StringComparison.Ordinal)
        && text.AsSpan(3).IndexOfAnyExceptInRange('A', 'Z') < 0;

    /// <summary>Small letters and underscores: physical_examination.</summary>
    public static bool IsWord(string text) =>
        text.Length <= 60 && text.All(c => char.IsAsciiLetterLower(c) || c == '_');

    /// <summary>Letters and digits, as in national item codes and in med_type.</summary>
    public static bool IsCode(string text) => text.Length <= 50 && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>
    /// An ICD-10 code to start with, such as N18.5, or a range of categories, such as C00-C97. Stricter than
    /// <see cref="IcdRange"/> after the third character, where a slip of the pen would match nothing.
    /// </summary>
    public static bool IsIcd(string text) =>
        IcdRange.TryParse(text, out _)
        && (text.Contains('-')
            || text.Length == 3
            || (text[3] == '.' && text.Length > 4 && text.AsSpan(4).IndexOfAnyExcept(IcdTail) < 0));
}
