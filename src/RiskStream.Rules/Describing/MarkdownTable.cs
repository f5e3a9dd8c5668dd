using System.Text;

namespace RiskStream.Rules.Describing;

/// <summary>Writes Markdown tables.</summary>
internal static class MarkdownTable
{
    public static void Append(StringBuilder page, string[] heads, IEnumerable<string[]> rows)
    {
        AppendRow(page, heads);
        AppendRow(page, [.. heads.Select(_ => "---")]);
        foreach (var row in rows)
        {
            AppendRow(page, [.. row.Select(Escaped)]);
        }
    }

    private static void AppendRow(StringBuilder page, string[] cells) =>
        page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Escaped(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
