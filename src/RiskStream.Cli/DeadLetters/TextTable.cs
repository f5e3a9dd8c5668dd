namespace RiskStream.Cli.DeadLetters;

/// <summary>Rows in columns that stand under each other; the last column is as wide as it is, or cut to what the terminal has left.</summary>
internal static class TextTable
{
    private const int Gap = 2;

    public static IEnumerable<string> Lines(IReadOnlyList<string[]> rows, int? width)
    {
        var columns = rows[0].Length;
        var widths = Enumerable.Range(0, columns).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var line = string.Concat(row.Select((cell, column) =>
                column == columns - 1 ? cell : cell.PadRight(widths[column] + Gap)));
            line = line.ReplaceLineEndings(" ").TrimEnd();
            yield return width is { } most && line.Length > most ? line[..Math.Max(0, most - 1)] + "…" : line;
        }
    }
}
