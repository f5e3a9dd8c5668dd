using System.Text.RegularExpressions;

namespace RiskStream.Tidy;

/// <summary>Words that say nothing, say too much, or stay behind by accident.</summary>
public sealed partial class WordTests
{
    [Fact]
    public void No_type_is_named_by_a_word_that_says_nothing() =>
        Assert.Empty(Matches(Repository.Sources.Where(IsOurs), EmptyName()));

    [Fact]
    public void A_suspicion_is_never_called_by_the_name_of_a_crime() =>
        Assert.Empty(Matches(Repository.Sources.Where(file => file.StartsWith("src/", StringComparison.Ordinal)), Crime()));

    [Fact]
    public void Nothing_is_left_open_in_the_code() =>
        Assert.Empty(Matches(Repository.Sources.Where(IsOurs), LeftOpen()));

    [Fact]
    public void Nothing_of_the_product_is_unwritten() =>
        // A stand-in's members that a subclass must override throw what the original's do, so this looks at the product alone.
        Assert.Empty(Matches(Repository.Sources.Where(file => file.StartsWith("src/", StringComparison.Ordinal)), Unwritten()));

    [Fact]
    public void No_file_holds_a_path_of_one_machine() =>
        Assert.Empty(Matches(
            Repository.Files.Where(file => IsOurs(file) && !file.EndsWith(".snk", StringComparison.Ordinal)), MachinePath()));

    [Fact]
    public void Core_never_looks_at_a_clock_or_a_random_number() =>
        Assert.Empty(Matches(Repository.Sources.Where(file => file.StartsWith("src/RiskStream.Core/", StringComparison.Ordinal)), Chance()));

    [Fact]
    public void Sources_hold_no_regions() =>
        Assert.Empty(Matches(Repository.Sources, Region()));

    private static bool IsOurs(string file) => !file.StartsWith("tests/RiskStream.Tidy/", StringComparison.Ordinal);

    private static IEnumerable<string> Matches(IEnumerable<string> files, Regex pattern) =>
        from file in files
        from line in Repository.LinesOf(file).Select((text, index) => (text, number: index + 1))
        where pattern.IsMatch(line.text)
        select $"{file}({line.number}): {line.text.Trim()}";

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+\w*(Helper|Helpers|Utils|Util|Manager|Common)\b")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+\w*Fraud\w*")]
    private static partial Regex Crime();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b")]
    private static partial Regex LeftOpen();

    [GeneratedRegex(@"NotImplementedException|NotSupportedException\(\)")]
    private static partial Regex Unwritten();

    [GeneratedRegex(@"(?<![\w.])/(work|home|Users)/[a-z]|/root/")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"TimeProvider|Stopwatch|Environment\.|new Random|Guid\.NewGuid|DateTime\.(Utc)?Now")]
    private static partial Regex Chance();

    [GeneratedRegex(@"^\s*#region")]
    private static partial Regex Region();
}
