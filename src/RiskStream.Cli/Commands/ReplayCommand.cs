using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Google.Protobuf;
using RiskStream.Alerts;
using RiskStream.Cli.Replaying;
using RiskStream.Facts;
using RiskStream.Pipeline.Publishing;
using Spectre.Console;

namespace RiskStream.Cli.Commands;

/// <summary><c>riskstream replay</c>: files in, alerts out, with the stream's own engine and neither Kafka nor Redis.</summary>
internal static class ReplayCommand
{
    private const int BatchRecords = 500;
    private const int MaxFaultsShown = 20;

    private static readonly JsonFormatter Json =
        new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true).WithFormatDefaultValues(false));

    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("files") { Description = "Event files, in order; .gz is read too.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "ndjson (Envelope messages) or desynpuf (CMS claims, CSV).", DefaultValueFactory = _ => "ndjson" };
        format.AcceptOnlyFromAmong("ndjson", "desynpuf");
        var output = new Option<FileInfo?>("--out") { Description = "Where alerts go, one JSON message a line; .gz is compressed. Default: standard output." };
        var partitions = new Option<int>("--partitions") { Description = "Partitions to spread persons and institutions over, 1 to 64.", DefaultValueFactory = _ => 1 };
        partitions.Validators.Add(result => CommandChecks.InRange(result, partitions, 1, 64));
        var reference = new Option<DirectoryInfo?>("--reference") { Description = "Folder of reference lists, one NDJSON file a list." };
        var rules = new Option<DirectoryInfo?>("--rules") { Description = "Folder of rules and exclusion sets. Default: the shipped catalogue." };
        var ignoreDates = new Option<bool>("--ignore-effective-dates") { Description = "Judge by the rules of today what happened before they applied; always so for desynpuf." };
        var command = new Command("replay", "Judge event files and write the alerts; needs neither Kafka nor Redis. Exit code 3: some lines could not be used.")
        {
            files, format, output, partitions, reference, rules, ignoreDates,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new ReplayRequest(
                parsed.GetValue(files)!,
                parsed.GetValue(format)!,
                parsed.GetValue(output),
                parsed.GetValue(partitions),
                parsed.GetValue(reference)?.FullName,
                parsed.GetValue(rules)?.FullName,
                parsed.GetValue(ignoreDates)),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ReplayRequest request, CancellationToken cancellationToken)
    {
        if (!CommandChecks.AllExist(request.Files) || !RuleInputsOnTerminal.TryLoad(request.Rules, request.Reference, out var inputs))
        {
            return ExitCodes.BadInput;
        }

        // The public claims are older than any rule: they are judged by the rules of today.
        var ruleSet = request.Format == "desynpuf" || request.IgnoreDates ? inputs.Rules.AlwaysEffective() : inputs.Rules;
        var engine = await ReplayEngine.CreateAsync(ruleSet, inputs.Reference, request.Partitions, cancellationToken);
        var tally = new ReplayTally();
        await using (var writer = OpenOutput(request.Output))
        {
            await ReplayProgress.ShowAsync(request.Files, async progress =>
            {
                foreach (var file in request.Files)
                {
                    await ReplayAsync(engine, Read(request.Format, file, progress), writer, tally, cancellationToken);
                }
            });
        }

        Summarise(engine, tally);
        return tally.Unusable > 0 ? ExitCodes.SomeUnusable : ExitCodes.Done;
    }

    private static IEnumerable<ReplayInput> Read(string format, FileInfo file, Action<FileInfo, long> progress) => format == "desynpuf"
        ? DesynpufInput.Read(file.FullName, bytes => progress(file, bytes))
        : NdjsonInput.Read(file.FullName, bytes => progress(file, bytes));

    private static async Task ReplayAsync(
        ReplayEngine engine, IEnumerable<ReplayInput> inputs, TextWriter writer, ReplayTally tally, CancellationToken cancellationToken)
    {
        foreach (var chunk in inputs.Chunk(BatchRecords))
        {
            foreach (var fault in chunk.OfType<ReplayInput.Unusable>())
            {
                if (++tally.Unusable <= MaxFaultsShown)
                {
                    await Console.Error.WriteLineAsync(fault.ToString());
                }
            }

            var records = chunk.OfType<ReplayInput.Usable>().Select(usable => usable.Content).ToList();
            tally.Used += records.Count;
            foreach (var alert in await engine.ProcessAsync(records, cancellationToken))
            {
                tally.Count(alert);
                await writer.WriteLineAsync(Json.Format(AlertEncoding.ToWire(alert)));
            }
        }
    }

    private static StreamWriter OpenOutput(FileInfo? output)
    {
        if (output is null)
        {
            return new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        }

        Stream file = output.Create();
        return new StreamWriter(
            output.Name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file,
            new UTF8Encoding(false));
    }

    private static void Summarise(ReplayEngine engine, ReplayTally tally)
    {
        var culture = CultureInfo.InvariantCulture;
        Console.Error.WriteLine(string.Create(
            culture,
            $"{tally.Used:N0} of {tally.Used + tally.Unusable:N0} lines used, {tally.Unusable:N0} not; {engine.Duplicates:N0} duplicates, "
            + $"{engine.TooLate:N0} facts too late, {engine.InstitutionChanges:N0} changes of institutions' facts"));
        Console.Error.WriteLine(string.Create(
            culture,
            $"{tally.Revisions:N0} alert revisions; {tally.Standing.Count:N0} alerts stand: {tally.Summary()}"));
        var cases = AlertCase.Of(tally.Standing.Values);
        var atRisk = new Money(cases.Sum(one => one.AmountAtRisk?.Fen ?? 0));
        Console.Error.WriteLine(string.Create(
            culture,
            $"{cases.Count:N0} cases, {cases.Count(one => one.Alerts.Count > 1):N0} of them of several alerts; {atRisk} yuan at risk in "
            + $"{cases.Count(one => one.AmountAtRisk is not null):N0}, each counted once"));
    }
}

/// <summary>What was asked for.</summary>
internal sealed record ReplayRequest(
    FileInfo[] Files, string Format, FileInfo? Output, int Partitions, string? Reference, string? Rules, bool IgnoreDates);

/// <summary>What a replay has done.</summary>
internal sealed class ReplayTally
{
    public long Used { get; set; }

    public long Unusable { get; set; }

    public long Revisions { get; private set; }

    /// <summary>The last revision of every alert that was not withdrawn.</summary>
    public Dictionary<string, RiskAlert> Standing { get; } = [];

    public void Count(RiskAlert alert)
    {
        Revisions++;
        if (alert.Kind == AlertKind.Withdrawn)
        {
            Standing.Remove(alert.AlertId);
        }
        else
        {
            Standing[alert.AlertId] = alert;
        }
    }

    public string Summary()
    {
        var groups = Standing.Values
            .GroupBy(alert => (alert.Rule.Id, alert.Draft.Severity))
            .OrderBy(group => group.Key.Id, StringComparer.Ordinal)
            .ThenByDescending(group => group.Key.Severity)
            .Select(group => $"{group.Key.Id} {group.Key.Severity.ToString().ToUpperInvariant()} {group.Count()}");
        var text = string.Join(", ", groups);
        return text.Length > 0 ? text : "none";
    }
}
