using System.Globalization;

namespace RiskStream.Rules.Tests.Approvals;

/// <summary>Texts that change only together with their version, in a file: head (H01 version 1), text.</summary>
internal static class VersionedTexts
{
    /// <summary>The file's text.</summary>
    public static string Write(IEnumerable<VersionedText> texts) =>
        string.Concat(texts.Select(text => $"{text.Id} version {text.Version}\n{text.Text}\n\n"));

    /// <summary>The texts of a file.</summary>
    public static IReadOnlyList<VersionedText> Read(string file) =>
        [.. file.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(ReadOne)];

    /// <summary>What forbids that the texts replace the approved ones. No acceptance can overrule it.</summary>
    public static IReadOnlyList<string> Objections(
        IReadOnlyList<VersionedText> approved, IReadOnlyList<VersionedText> texts)
    {
        var objections = new List<string>();
        foreach (var old in approved)
        {
            var now = texts.FirstOrDefault(text => text.Id == old.Id);
            if (now is null)
            {
                objections.Add($"{old.Id} is gone, but an id is for ever: keep it, a rule as retired.");
            }
            else if (now.Version == old.Version && now.Text != old.Text)
            {
                objections.Add(
                    $"The text of {old.Id} changed and its version is still {old.Version}. Raise the version.");
            }
            else if (IsLower(now.Version, old.Version))
            {
                objections.Add($"The version of {old.Id} fell from {old.Version} to {now.Version}. It only grows.");
            }
        }

        return objections;
    }

    private static VersionedText ReadOne(string block)
    {
        var lines = block.Trim('\n').Split('\n', 2);
        var head = lines[0].Split(" version ");
        return new VersionedText(head[0], head[1], lines[1]);
    }

    private static bool IsLower(string now, string old) =>
        uint.TryParse(now, CultureInfo.InvariantCulture, out var newNumber)
        && uint.TryParse(old, CultureInfo.InvariantCulture, out var oldNumber)
        && newNumber < oldNumber;
}

/// <summary>A text and the version under which it was approved.</summary>
internal sealed record VersionedText(string Id, string Version, string Text);
