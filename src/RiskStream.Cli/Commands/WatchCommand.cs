using System.CommandLine;
using Google.Protobuf;
using Grpc.Core;
using RiskStream.Cli.Watching;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Commands;

/// <summary><c>riskstream watch</c>: subscribes over gRPC and prints alerts.</summary>
internal static class WatchCommand
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    public static Command Create()
    {
        var address = new Option<string>("--address") { Description = "Address of the gRPC service.", DefaultValueFactory = _ => "http://127.0.0.1:8081" };
        address.Validators.Add(result => CommandChecks.IsHttpAddress(result, address));
        var rule = new Option<string[]>("--rule") { Description = "Only these rules, e.g. H01.", AllowMultipleArgumentsPerToken = true };
        var severity = new Option<RiskAlert.Types.Severity[]>("--severity") { Description = "Only these severities: LOW, MEDIUM, HIGH, CRITICAL.", AllowMultipleArgumentsPerToken = true };
        var institution = new Option<string[]>("--institution") { Description = "Only these institution codes.", AllowMultipleArgumentsPerToken = true };
        var region = new Option<string[]>("--region") { Description = "Only these region codes or prefixes, e.g. 5116.", AllowMultipleArgumentsPerToken = true };
        var fromBeginning = new Option<bool>("--from-beginning") { Description = "All alerts that the log still holds, not only new ones." };
        var json = new Option<bool>("--json") { Description = "One JSON message a line." };
        var language = new Option<string>("--language") { Description = "Language of the sentences: zh or en.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("zh", "en");
        var command = new Command("watch", "Subscribe over gRPC and print alerts; resumes by itself when the connection breaks.")
        {
            address, rule, severity, institution, region, fromBeginning, json, language,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var filter = new AlertFilter();
            filter.RuleIds.Add(parsed.GetValue(rule) ?? []);
            filter.Severities.Add(parsed.GetValue(severity) ?? []);
            filter.FixmedinsCodes.Add(parsed.GetValue(institution) ?? []);
            filter.Admdvs.Add(parsed.GetValue(region) ?? []);
            var request = new SubscribeRequest { Filter = filter };
            if (parsed.GetValue(fromBeginning))
            {
                request.FromBeginning = true;
            }

            var spoken = parsed.GetValue(language) == "zh" ? AlertLanguage.Zh : AlertLanguage.En;
            return RunAsync(new Uri(parsed.GetValue(address)!), request, PrinterOf(parsed.GetValue(json), spoken), cancellationToken);
        });
        return command;
    }

    private static Action<RiskAlert> PrinterOf(bool json, AlertLanguage language) => json
        ? alert => Console.Out.WriteLine(Json.Format(alert))
        : new AlertPrinter(language).Print;

    private static async Task<int> RunAsync(
        Uri address, SubscribeRequest request, Action<RiskAlert> print, CancellationToken cancellationToken)
    {
        var watcher = new AlertWatcher(new AlertWatcherOptions
        {
            Address = address,
            Request = request,
            OnBreak = Console.Error.WriteLine,
        });
        try
        {
            await foreach (var alert in watcher.WatchAsync(cancellationToken))
            {
                print(alert);
            }

            return ExitCodes.Done;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Done;
        }
        catch (RpcException refused)
        {
            await Console.Error.WriteLineAsync($"{refused.StatusCode}: {refused.Status.Detail}");
            return ExitCodes.BadInput;
        }
    }
}
