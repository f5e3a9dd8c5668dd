using System.CommandLine;
using System.Globalization;
using RiskStream.Cli.Generating;
using RiskStream.Cli.Generating.Output;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Commands;

/// <summary><c>riskstream generate</c>: a seeded prefecture, to a file or into Kafka.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var events = new Option<int>("--events") { Description = $"About how many events, at least {PrefectureOptions.FewestDemoEvents}.", DefaultValueFactory = _ => 20_000 };
        events.Validators.Add(result => CommandChecks.InRange(result, events, PrefectureOptions.FewestDemoEvents, 100_000_000));
        var seed = new Option<long>("--seed") { Description = "Equal seeds give equal events.", DefaultValueFactory = _ => 1 };
        var output = new Option<FileInfo?>("--out") { Description = "File: .ndjson or .pb (varint-delimited protobuf), .gz is compressed." };
        var kafka = new Option<string?>("--kafka") { Description = "Bootstrap servers: send the events there instead, as protobuf." };
        var topic = new Option<string>("--topic") { Description = "Topic to send to.", DefaultValueFactory = _ => "settlement-events" };
        var rate = new Option<int>("--rate") { Description = "Events a second into Kafka, 1 to 1,000,000.", DefaultValueFactory = _ => 1000 };
        rate.Validators.Add(result => CommandChecks.InRange(result, rate, 1, 1_000_000));
        var labels = new Option<FileInfo?>("--labels") { Description = "File for the labels of planted schemes and look-alikes, NDJSON." };
        var reference = new Option<DirectoryInfo?>("--reference") { Description = "Folder for the reference lists that go with the events." };
        var command = new Command("generate", "Generate a realistic prefecture with planted schemes and their legitimate look-alikes.")
        {
            events, seed, output, kafka, topic, rate, labels, reference,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new GenerateRequest(
                PrefectureOptions.Demo(parsed.GetValue(seed), parsed.GetValue(events)),
                parsed.GetValue(output),
                parsed.GetValue(kafka),
                parsed.GetValue(topic)!,
                parsed.GetValue(rate),
                parsed.GetValue(labels),
                parsed.GetValue(reference)),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(GenerateRequest request, CancellationToken cancellationToken)
    {
        if ((request.Output is null) == (request.Kafka is null))
        {
            await Console.Error.WriteLineAsync("give either --out FILE or --kafka SERVERS");
            return ExitCodes.BadInput;
        }

        var prefecture = new Prefecture(request.Options);
        if (request.Labels is { } labels)
        {
            EventFiles.WriteLabels(labels.FullName, prefecture.Labels);
        }

        if (request.Reference is { } folder)
        {
            folder.Create();
            EventFiles.WriteReferenceLists(folder.FullName, prefecture.RegistryRecords(), cancellationToken);
        }

        var written = request.Output is { } file
            ? EventFiles.WriteEvents(file.FullName, prefecture.Events(), cancellationToken)
            : await SendAsync(request, prefecture.Events(), cancellationToken);
        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{written:N0} events, {prefecture.Labels.Count:N0} labels, seed {request.Options.Seed}"));
        return ExitCodes.Done;
    }

    private static async Task<long> SendAsync(
        GenerateRequest request, IEnumerable<Envelope> events, CancellationToken cancellationToken)
    {
        using var producer = new PacedProducer(request.Kafka!, request.Topic, TimeProvider.System);
        foreach (var next in ArrivalOrder.Of(events))
        {
            await producer.SendAsync(next, request.Rate, cancellationToken);
        }

        producer.Flush();
        return producer.Sent;
    }
}

/// <summary>What was asked for.</summary>
internal sealed record GenerateRequest(
    PrefectureOptions Options,
    FileInfo? Output,
    string? Kafka,
    string Topic,
    int Rate,
    FileInfo? Labels,
    DirectoryInfo? Reference);
