using System.CommandLine;
using RiskStream.Cli.Demo;
using RiskStream.Cli.Generating;

namespace RiskStream.Cli.Commands;

/// <summary><c>riskstream demo</c>: the whole service on this machine, with a generated stream and a subscriber.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var once = new Option<bool>("--once") { Description = "End when all events are processed; the last line is a summary in JSON, the exit code says whether everything arrived." };
        var events = new Option<int>("--events") { Description = $"About how many events, at least {PrefectureOptions.FewestDemoEvents}.", DefaultValueFactory = _ => 20_000 };
        events.Validators.Add(result => CommandChecks.InRange(result, events, PrefectureOptions.FewestDemoEvents, 5_000_000));
        var rate = new Option<int>("--rate") { Description = "Events a second, 1 to 20,000: the embedded broker keeps only the last few MB.", DefaultValueFactory = _ => 1000 };
        rate.Validators.Add(result => CommandChecks.InRange(result, rate, 1, 20_000));
        var seed = new Option<long>("--seed") { Description = "Equal seeds give equal events.", DefaultValueFactory = _ => 1 };
        var partitions = new Option<int>("--partitions") { Description = "Partitions of every topic, 1 to 16.", DefaultValueFactory = _ => 4 };
        partitions.Validators.Add(result => CommandChecks.InRange(result, partitions, 1, 16));
        var language = new Option<string>("--language") { Description = "Language of the sentences: zh or en.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("zh", "en");
        var command = new Command("demo", "Start an embedded broker, a private redis-server, the service, a generator and a subscriber, and show alerts as they arrive.")
        {
            once, events, rate, seed, partitions, language,
        };
        command.SetAction((parsed, cancellationToken) => DemoRun.RunAsync(
            new DemoRequest
            {
                Once = parsed.GetValue(once),
                Events = parsed.GetValue(events),
                Rate = parsed.GetValue(rate),
                Seed = parsed.GetValue(seed),
                Partitions = parsed.GetValue(partitions),
                Chinese = parsed.GetValue(language) == "zh",
            },
            cancellationToken));
        return command;
    }
}
