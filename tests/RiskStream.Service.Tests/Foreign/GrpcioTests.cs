using System.Diagnostics;
using System.Text.Json;
using RiskStream.Service.Tests.Endpoints;

namespace RiskStream.Service.Tests.Foreign;

/// <summary>A client in another language, on another implementation of gRPC and of protobuf.</summary>
public class GrpcioTests
{
    [GrpcioFact]
    public async Task Grpcio_receives_alerts_resumes_by_token_and_understands_a_refusal()
    {
        Assert.True(GrpcioFactAttribute.IsThere, GrpcioFactAttribute.Remedy);
        await using var server = await AlertServer.StartAsync();
        server.Record(first: 0, count: 4);

        var lines = await RunAsync(server);

        Assert.Equal(["a-0", "a-1", "a-2", "a-3"], lines[..4].Select(line => line.GetProperty("id").GetString()));
        Assert.Equal("INVALID_ARGUMENT", lines[4].GetProperty("code").GetString());
        Assert.Equal(
            "heartbeat_seconds is 999; it may be 1 to 300, or 0 for 10.", lines[4].GetProperty("details").GetString());
        Assert.Empty(server.Errors);
    }

    private static async Task<List<JsonElement>> RunAsync(AlertServer server)
    {
        var start = new ProcessStartInfo(GrpcioFactAttribute.Python)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Foreign", "subscriber.py"),
                new Uri(server.Address).Authority,
                Path.Combine(AppContext.BaseDirectory, "alerts.binpb"),
            },
        };
        using var process = Process.Start(start)!;
        try
        {
            var error = process.StandardError.ReadToEndAsync(server.Bound);
            var output = await process.StandardOutput.ReadToEndAsync(server.Bound);
            await process.WaitForExitAsync(server.Bound);
            Assert.True(process.ExitCode == 0, $"python3 ended with {process.ExitCode}: {await error}");
            return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement)];
        }
        finally
        {
            process.Kill();
        }
    }
}
