using System.Text.RegularExpressions;

namespace RiskStream.Tidy;

/// <summary>
/// The wire contracts, field by field: a number that is reused or a field that is renamed breaks readers of old messages, so a change shows
/// here. A new field is accepted by GOLDEN_ACCEPT=1, which is refused in CI.
/// </summary>
public sealed partial class ContractTests
{
    private const string Approved = "tests/RiskStream.Tidy/contracts.approved.txt";

    [Fact]
    public void Field_names_and_numbers_are_the_approved_ones()
    {
        var actual = string.Join('\n', Contracts()) + "\n";
        var path = Path.Combine(Repository.Root, Approved);
        if (Environment.GetEnvironmentVariable("GOLDEN_ACCEPT") == "1" && Environment.GetEnvironmentVariable("CI") is null)
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static IEnumerable<string> Contracts() =>
        from file in Repository.Files
        where file.EndsWith(".proto", StringComparison.Ordinal)
        orderby file
        from line in Repository.LinesOf(file)
        let code = Comment().Replace(line, string.Empty).Trim()
        where Declaration().IsMatch(code)
        select code.Contains('=', StringComparison.Ordinal) ? $"  {code}" : $"{file}: {code.TrimEnd('{', ' ')}";

    [GeneratedRegex(@"//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(message|enum|service|oneof) |^rpc |^[\w.<>, ]+ \w+ = \d+;|^[A-Z_]+ = \d+;")]
    private static partial Regex Declaration();
}
