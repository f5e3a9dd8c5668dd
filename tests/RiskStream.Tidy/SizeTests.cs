namespace RiskStream.Tidy;

/// <summary>Sizes that keep a file readable. Exceptions are listed with a reason, and the list may only shrink.</summary>
public sealed class SizeTests
{
    private const int MaxLines = 400;
    private const int MaxColumns = 160;

    private static readonly Dictionary<string, string> Exceptions = [];

    [Fact]
    public void No_source_file_is_longer_than_400_lines()
    {
        var tooLong = Repository.Sources
            .Select(file => (File: file, Lines: Repository.LinesOf(file).Length))
            .Where(found => found.Lines > MaxLines && !Exceptions.ContainsKey(found.File))
            .Select(found => $"{found.File}: {found.Lines} lines");

        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_line_of_the_product_is_too_wide_to_read()
    {
        var tooWide = from file in Repository.Sources
                      where file.StartsWith("src/RiskStream.Core/", StringComparison.Ordinal)
                      from line in Repository.LinesOf(file).Select((text, index) => (text, number: index + 1))
                      where line.text.Length > MaxColumns
                      select $"{file}({line.number}): {line.text.Length} columns";

        Assert.Empty(tooWide);
    }

    [Fact]
    public void An_exception_that_is_no_longer_needed_is_deleted() =>
        Assert.Empty(Exceptions.Keys.Where(file => !Repository.Files.Contains(file) || Repository.LinesOf(file).Length <= MaxLines));
}
