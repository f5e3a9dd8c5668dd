using System.Diagnostics;
using RiskStream.Scenarios.Tests.Driving;
using RiskStream.TestKit.Brokers;

namespace RiskStream.Scenarios.Tests.CommandLine;

[Collection(KafkaCollection.Name)]
public sealed class WatchCommandTests(KafkaFixture kafka)
{
    [Fact]
    public async Task Watch_prints_the_alerts_that_its_filter_lets_through()
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(KafkaKind.Embedded));
        await using var service = await ServiceInProcess.StartAsync(stream);
        await stream.ProduceAsync(Admissions.FourOf("p1"));

        var json = await FirstLineAsync(service, "--json");
        var readable = await FirstLineAsync(service);

        Assert.StartsWith("{ \"alert_id\": ", json, StringComparison.Ordinal);
        Assert.Contains("\"severity\": \"HIGH\"", json, StringComparison.Ordinal);
        Assert.Equal("2026-03-25 UPDATED   HIGH     H01 psn p1 r2", readable);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_with_the_remedy()
    {
        var (exitCode, _, error) = await ToolProcess.RunAsync("watch", "--address", "nowhere");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("--address is \"nowhere\", not an address; write it like http://127.0.0.1:8081", error, StringComparison.Ordinal);
    }

    private static async Task<string?> FirstLineAsync(ServiceInProcess service, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "riskstream.dll"), "watch", "--address", service.GrpcAddress.ToString(),
            "--severity", "HIGH", "--rule", "H01", "--from-beginning", .. more,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var watch = Process.Start(start)!;
        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var line = await watch.StandardOutput.ReadLineAsync(bound.Token);
        watch.Kill();
        await watch.WaitForExitAsync(bound.Token);
        return line;
    }
}
