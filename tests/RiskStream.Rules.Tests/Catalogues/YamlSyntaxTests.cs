using System.Text;
using Xunit.Abstractions;

namespace RiskStream.Rules.Tests.Catalogues;

public sealed class YamlSyntaxTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("an open bracket", "id: [H02\nversion: 1\n", 2)]
    [InlineData("an open quote", "id: \"H02\nversion: 1\n", 1)]
    [InlineData("a tab for indentation", "name:\n\tzh: a\n", 1)]
    [InlineData("a crooked indentation", "name:\n    zh: a\n  en: b\n", 3)]
    [InlineData("an alias to nothing", "id: *nobody\n", 1)]
    [InlineData("an anchor", "name: &n { zh: a, en: b }\n", 1)]
    [InlineData("a second document", "id: H02\n---\nid: H03\n", 2)]
    [InlineData("a list", "- id: H02\n", 1)]
    [InlineData("a bare text", "H02\n", 1)]
    [InlineData("an escape that is no character", "id: \"\\UFFFFFFFF\"\n", 1)]
    [InlineData("a control character", "id: H\u000002\n", 1)]
    public void Bad_syntax_is_an_error_with_its_line(string what, string text, int line)
    {
        var error = FirstErrorOf(text);

        output.WriteLine($"{what}: {error}");
        Assert.Equal(("H02.yaml", line), (error.Place.File, error.Place.Line));
        Assert.True(error.Place.Column > 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    public void An_empty_file_is_an_error(string text) =>
        Assert.Equal(
            "H02.yaml: is empty. Write one rule or exclusion set in it, or remove it.", FirstErrorOf(text).ToString());

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Deep_nesting_is_an_error_and_not_the_end_of_the_process(char bracket) =>
        Assert.Contains("more than 16 levels", FirstErrorOf("id: " + new string(bracket, 200_000)).Message);

    [Fact]
    public void Anchors_that_multiply_are_refused_before_they_do() =>
        Assert.Contains("anchors and aliases", FirstErrorOf("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n").Message);

    [Fact]
    public void Damaged_files_load_or_are_rejected_with_a_place_but_never_throw()
    {
        const int Seed = 20260301;
        const int Rounds = 200;
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        using var folder = CatalogueFolder.Shipped();
        var rejections = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var (path, text) = ShippedFiles.All[random.Next(ShippedFiles.All.Count)];
            var damaged = Damage(text, random);
            folder.Write(path, damaged);
            if (folder.Load() is CatalogueLoad.Rejected rejected)
            {
                rejections++;
                Assert.All(rejected.Errors, error => Assert.True(error.Place.Line > 0, $"{error} in:\n{damaged}"));
            }

            folder.Write(path, text);
        }

        output.WriteLine($"{rejections} of {Rounds} rejected");
        Assert.InRange(rejections, Rounds / 2, Rounds - 1);
    }

    private static CatalogueError FirstErrorOf(string text)
    {
        using var folder = CatalogueFolder.Shipped().Write("rules/H02.yaml", text);
        return Assert.IsType<CatalogueLoad.Rejected>(folder.Load()).Errors[0];
    }

    /// <summary>Up to four characters are lost, doubled or replaced by one that means something to YAML.</summary>
    private static string Damage(string text, Random random)
    {
        const string Meaningful = "[]{}:,-#&*!|>'\"%@`?~ \n\t\\\u0085\u2028\uFEFFx0";
        var damaged = new StringBuilder(text);
        for (var n = random.Next(4); n >= 0; n--)
        {
            var at = random.Next(damaged.Length);
            switch (random.Next(3))
            {
                case 0:
                    damaged.Remove(at, 1);
                    break;
                case 1:
                    damaged.Insert(at, damaged[at]);
                    break;
                default:
                    damaged.Insert(at, Meaningful[random.Next(Meaningful.Length)]);
                    break;
            }
        }

        return damaged.ToString();
    }
}
