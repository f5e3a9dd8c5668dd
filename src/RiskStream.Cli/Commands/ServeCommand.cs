using System.CommandLine;
using RiskStream.Service.Hosting;

namespace RiskStream.Cli.Commands;

/// <summary><c>riskstream serve</c>: the service on a Kafka and a Redis of yours.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var kafka = new Option<string?>("--kafka") { Description = "Bootstrap servers, host:port,… (RiskStream:Kafka:BootstrapServers)" };
        var redis = new Option<string?>("--redis") { Description = "Redis connection string (RiskStream:Redis:ConnectionString)" };
        var grpcPort = new Option<int?>("--grpc-port") { Description = "Port of gRPC, default 8081; 0 takes a free one (RiskStream:Service:GrpcPort)" };
        var httpPort = new Option<int?>("--http-port") { Description = "Port of HTTP, default 8080; 0 takes a free one (RiskStream:Service:HttpPort)" };
        var settings = new Option<string[]>("--set") { Description = "Any other setting, e.g. --set RiskStream:Stream:ReferenceFolder=lists", AllowMultipleArgumentsPerToken = true };
        var command = new Command("serve", "Run the service. Settings also come from appsettings.json and the environment (RiskStream__Kafka__BootstrapServers=…).")
        {
            kafka, redis, grpcPort, httpPort, settings,
        };
        command.SetAction((parsed, _) =>
        {
            var given = new Dictionary<string, string?>
            {
                ["RiskStream:Kafka:BootstrapServers"] = parsed.GetValue(kafka),
                ["RiskStream:Redis:ConnectionString"] = parsed.GetValue(redis),
                ["RiskStream:Service:GrpcPort"] = parsed.GetValue(grpcPort)?.ToString(),
                ["RiskStream:Service:HttpPort"] = parsed.GetValue(httpPort)?.ToString(),
            };
            var args = given.Where(setting => setting.Value is not null).Select(setting => $"--{setting.Key}={setting.Value}");
            return ServiceHost.RunAsync([.. args, .. (parsed.GetValue(settings) ?? []).Select(setting => $"--{setting}")]);
        });
        return command;
    }
}
