using System.Diagnostics;

namespace RiskStream.Tidy;

/// <summary>The two package feeds, as the build evaluates them; the full feed cannot be restored everywhere.</summary>
public sealed class FeedTests
{
    [Theory]
    [InlineData("src/RiskStream.Pipeline", "Akka.Streams")]
    [InlineData("src/RiskStream.Pipeline", "Confluent.Kafka")]
    [InlineData("src/RiskStream.State", "StackExchange.Redis")]
    [InlineData("src/RiskStream.Service", "Grpc.AspNetCore.Server")]
    [InlineData("src/RiskStream.Cli", "Grpc.Net.Client")]
    public void On_the_full_feed_packages_are_plain_references_and_nothing_stands_in(string project, string package)
    {
        var items = Evaluate(project, "nuget");

        Assert.Contains($"\"Identity\": \"{package}\"", items, StringComparison.Ordinal);
        Assert.DoesNotContain("/compat/", items.Replace('\\', '/'), StringComparison.Ordinal);
    }

    [Fact]
    public void On_the_curated_feed_the_stand_in_takes_the_place_of_Akka_Streams()
    {
        var items = Evaluate("src/RiskStream.Pipeline", "mirror").Replace('\\', '/');

        Assert.Contains("compat/Akka.Streams/Akka.Streams.csproj", items, StringComparison.Ordinal);
        Assert.Contains("compat/librdkafka.redist/librdkafka.redist.csproj", items, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Identity\": \"Akka.Streams\"", items, StringComparison.Ordinal);
    }

    private static string Evaluate(string project, string feed)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Path.Combine(Repository.Root, project), RedirectStandardOutput = true };
        foreach (var argument in new[] { "msbuild", "-getItem:PackageReference", "-getItem:ProjectReference", $"-p:PackageFeed={feed}" })
        {
            start.ArgumentList.Add(argument);
        }

        using var msbuild = Process.Start(start)!;
        var output = msbuild.StandardOutput.ReadToEnd();
        msbuild.WaitForExit();
        Assert.True(msbuild.ExitCode == 0, output);
        return output;
    }
}
