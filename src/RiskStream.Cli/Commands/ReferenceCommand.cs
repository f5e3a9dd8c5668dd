using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Native;
using RiskStream.Pipeline.Reference;

namespace RiskStream.Cli.Commands;

/// <summary><c>riskstream reference</c>: publishes reference lists to their topic, and tells what it holds.</summary>
internal static class ReferenceCommand
{
    public static Command Create() => new("reference", "Publish reference lists, or tell which are in force.") { Publish(), List() };

    private static Command Publish()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Folder of lists, one NDJSON file a list, plain or .gz." };
        var address = AddressOption();
        var topic = TopicOption();
        var client = ClientOption();
        var command = new Command(
            "publish",
            "Check a folder of lists and publish what differs from the topic. Lists without a file are left alone.")
        {
            folder, address, topic, client,
        };
        command.SetAction((parsed, cancellationToken) => Guarded(async () =>
        {
            var content = ReferenceFolder.Read(parsed.GetValue(folder)!.FullName);
            foreach (var error in content.Errors)
            {
                await Console.Error.WriteLineAsync(error);
            }

            return content.Errors.Count > 0
                ? ExitCodes.BadInput
                : await PublishAsync(content, OptionsOf(parsed, address, topic, client), cancellationToken);
        }));
        return command;
    }

    private static Command List()
    {
        var json = new Option<bool>("--json") { Description = "One JSON message a line." };
        var folder = new Option<DirectoryInfo?>("--folder") { Description = "The lists of a folder instead of the topic's." };
        var address = AddressOption();
        var topic = TopicOption();
        var client = ClientOption();
        var command = new Command("list", "Tell lists, versions, numbers of entries and validity.") { json, folder, address, topic, client };
        command.SetAction((parsed, cancellationToken) => Guarded(async () =>
        {
            if (parsed.GetValue(folder) is { } given)
            {
                var content = ReferenceFolder.Read(given.FullName);
                return Print(content.Lists, content.Errors, parsed.GetValue(json));
            }

            LibrdkafkaResolver.EnsureLoadable();
            var options = OptionsOf(parsed, address, topic, client);
            var held = await new ReferenceTopic(options, TimeProvider.System).ReadAsync(cancellationToken);
            var unusable = held.Unusable.Select(letter => $"{letter.Topic}, partition {letter.Partition}, offset {letter.Offset}: {letter.Detail}");
            return Print(held.Lists, [.. unusable], parsed.GetValue(json));
        }));
        return command;
    }

    private static async Task<int> PublishAsync(
        ReferenceFolderContent content, KafkaOptions options, CancellationToken cancellationToken)
    {
        LibrdkafkaResolver.EnsureLoadable();
        await new TopicSetup(options, TimeProvider.System, NullLogger<TopicSetup>.Instance).EnsureAsync([options.ReferenceData], cancellationToken);
        var topic = new ReferenceTopic(options, TimeProvider.System);
        var held = await topic.ReadAsync(cancellationToken);
        var changes = ReferenceTopic.Difference(content, held.Lists);
        await topic.PublishAsync(changes, cancellationToken);
        var gone = changes.Values.Count(entry => entry is null);
        await Console.Out.WriteLineAsync(
            $"{changes.Count - gone} entries published, {gone} taken away, {content.Lists.Entries.Count - (changes.Count - gone)} as they were");
        return ExitCodes.Done;
    }

    private static int Print(ReferenceSnapshot lists, IReadOnlyList<string> errors, bool json)
    {
        foreach (var error in errors)
        {
            Console.Error.WriteLine(error);
        }

        foreach (var line in ReferenceSummary.Of(lists.Data).Select(summary => json ? summary.ToJson() : summary.ToString()))
        {
            Console.Out.WriteLine(line);
        }

        return errors.Count == 0 ? ExitCodes.Done : ExitCodes.SomeUnusable;
    }

    private static async Task<int> Guarded(Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception fault) when (fault is ReferenceTopicUnavailableException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCodes.Failed;
        }
    }

    private static Option<string> AddressOption() => new("--bootstrap-servers")
    {
        Description = "Kafka, as host:port[,host:port…].",
        DefaultValueFactory = _ => "127.0.0.1:9092",
    };

    private static Option<string> TopicOption() => new("--topic")
    {
        Description = "Topic of reference lists.",
        DefaultValueFactory = _ => new KafkaOptions().ReferenceData,
    };

    private static Option<string[]> ClientOption()
    {
        var client = new Option<string[]>("--client")
        {
            Description = "librdkafka properties, e.g. --client security.protocol=ssl.",
            AllowMultipleArgumentsPerToken = true,
        };
        client.Validators.Add(result =>
        {
            foreach (var given in result.Tokens.Where(token => !token.Value.Contains('=', StringComparison.Ordinal)))
            {
                result.AddError($"--client is \"{given.Value}\"; write it as name=value");
            }
        });
        return client;
    }

    private static KafkaOptions OptionsOf(ParseResult parsed, Option<string> address, Option<string> topic, Option<string[]> client) => new()
    {
        BootstrapServers = parsed.GetValue(address)!,
        ReferenceData = parsed.GetValue(topic)!,
        Client = (parsed.GetValue(client) ?? []).Select(given => given.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]),
    };
}
