namespace RiskStream.Scenarios.Tests.CommandLine;

public sealed class ServeCommandTests
{
    [Fact]
    public async Task Every_bad_setting_is_told_at_once_and_nothing_is_connected_to()
    {
        var (exitCode, _, error) = await ToolProcess.RunAsync(
            "serve",
            "--grpc-port", "70000",
            "--set", "RiskStream:Kafka:MaxBatchRecords=0",
            "--set", "RiskStream:Kafka:DeadLetters=risk-alerts",
            "--set", "RiskStream:Stream:ReferenceFolder=/no/such/folder",
            "--set", "RiskStream:Redis:StateTtl=10.00:00:00",
            "--set", "RiskStream:Kafak:BootstrapServers=x:1");

        Assert.Equal(2, exitCode);
        Assert.Contains("GrpcPort", error, StringComparison.Ordinal);
        Assert.Contains("BootstrapServers", error, StringComparison.Ordinal);
        Assert.Contains("MaxBatchRecords", error, StringComparison.Ordinal);
        Assert.Contains("topic risk-alerts is named 2 times", error, StringComparison.Ordinal);
        Assert.Contains("/no/such/folder", error, StringComparison.Ordinal);
        Assert.Contains("StateTtl", error, StringComparison.Ordinal);
        Assert.Contains("RiskStream:Kafak is not known", error, StringComparison.Ordinal);
        Assert.DoesNotContain("at RiskStream.", error, StringComparison.Ordinal);
    }
}
