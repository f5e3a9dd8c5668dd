using Grpc.Core;
using Grpc.Net.Compression;

namespace Compat.Grpc.Tests;

public class PublicShapeTests
{
    private const string Approved = "public-shape.approved.txt";

    [Fact]
    public void The_stand_ins_offer_what_the_approved_list_says_and_nothing_else()
    {
        string actual = PublicShape.Of(typeof(Status).Assembly, typeof(ICompressionProvider).Assembly);
        if (Environment.GetEnvironmentVariable("GOLDEN_ACCEPT") == "1")
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") is null or "", "A build cannot accept a golden file.");
            File.WriteAllText(Path.Combine(SourceFolder(), Approved), actual);
            return;
        }

        string approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, Approved)).ReplaceLineEndings("\n");

        Assert.Equal(approved, actual);
    }

    private static string SourceFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RiskStream.sln")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return Path.Combine(folder.FullName, "tests", "Compat.Grpc.Tests");
    }
}
