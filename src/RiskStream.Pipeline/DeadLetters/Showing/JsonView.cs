using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace RiskStream.Pipeline.DeadLetters.Showing;

/// <summary>A JSON value for people, with its fault marked where that can be found. Pure.</summary>
internal static partial class JsonView
{
    private const int MaxLines = 400;
    private const int ShownAround = 60;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 256,
    };

    /// <summary>The value, indented, with the fault's line marked; or where it stops being JSON; or null if it is no text at all.</summary>
    public static IReadOnlyList<string>? Lines(byte[] value, string detail)
    {
        if (!Utf8.IsValid(value))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(value, new JsonDocumentOptions { MaxDepth = 256 });
            var lines = JsonSerializer.Serialize(document.RootElement, Indented).ReplaceLineEndings("\n").Split('\n');
            return Bounded(Marked(lines, detail));
        }
        catch (JsonException broken)
        {
            return Broken(value, broken);
        }
    }

    /// <summary>Where a value that should be UTF-8 is not, or null if it is.</summary>
    public static int? FirstInvalidByte(byte[] value)
    {
        for (var place = 0; place < value.Length;)
        {
            if (Rune.DecodeFromUtf8(value.AsSpan(place), out _, out var read) != System.Buffers.OperationStatus.Done)
            {
                return place;
            }

            place += read;
        }

        return null;
    }

    private static List<string> Broken(byte[] value, JsonException broken)
    {
        var start = LineStart(value, broken.LineNumber ?? 0);
        var fault = (int)Math.Min(value.Length, start + (broken.BytePositionInLine ?? 0));
        var end = Array.IndexOf(value, (byte)'\n', fault);
        end = end < 0 ? value.Length : end;
        var before = Encoding.UTF8.GetString(value, start, fault - start);
        var after = Encoding.UTF8.GetString(value, fault, end - fault);
        before = before.Length > ShownAround ? "…" + before[^ShownAround..] : before;
        after = after.Length > ShownAround ? after[..ShownAround] + "…" : after;
        return
        [
            $"no JSON from byte {fault} on (line {(broken.LineNumber ?? 0) + 1}, byte {(broken.BytePositionInLine ?? 0) + 1} of it):",
            (before + after).Replace('\t', ' ').TrimEnd('\r'),
            new string(' ', before.Length) + "^",
        ];
    }

    private static int LineStart(byte[] value, long line)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            start = Array.IndexOf(value, (byte)'\n', start) + 1;
        }

        return start;
    }

    /// <summary>Marks the lines whose text value the detail names, else those of the field that it begins with.</summary>
    private static IEnumerable<string> Marked(string[] lines, string detail)
    {
        var words = Word().Matches(detail).Select(match => match.Value).Where(word => word.Length > 3).ToHashSet(StringComparer.Ordinal);
        var byValue = lines.Select(line => TextValue().Match(line) is { Success: true } text && words.Contains(text.Groups[1].Value)).ToList();
        var field = FieldName().Match(detail).Groups[1].Value;
        return lines.Select((line, number) =>
            byValue[number] || (!byValue.Contains(true) && field.Length > 0 && line.TrimStart().StartsWith($"\"{field}\":", StringComparison.Ordinal))
                ? line + "   <-- here"
                : line);
    }

    private static List<string> Bounded(IEnumerable<string> lines)
    {
        var shown = lines.Take(MaxLines + 1).ToList();
        if (shown.Count > MaxLines)
        {
            shown[MaxLines] = "… and more; --raw FILE writes it all";
        }

        return shown;
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex("^\\s*(?:\"[^\"]*\": )?\"(\\w+)\",?$")]
    private static partial Regex TextValue();

    [GeneratedRegex(@"^(?:[a-z_]+\.)?([a-z][a-z0-9_]*) (?:is|has)")]
    private static partial Regex FieldName();
}
