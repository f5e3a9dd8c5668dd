using System.CommandLine;
using System.Globalization;
using RiskStream.Cli.DeadLetters;
using RiskStream.Pipeline.DeadLetters;

namespace RiskStream.Cli.Commands;

/// <summary><c>riskstream dead-letters list</c>: the newest letters, and counts of all.</summary>
internal static class DeadLetterListCommand
{
    private const int MostListed = 10_000;

    private static readonly string[] Heads =
        ["POSITION", "SET ASIDE", "REASON", "RECORD", "KEY", "BYTES", "TRIES", "RETRIED AS", "DETAIL"];

    public static Command Create(TimeProvider time)
    {
        var kafka = new KafkaSettings();
        var filter = new LetterFilterOptions(time);
        var limit = new Option<int>("--limit") { Description = $"The newest so many, 0 to {MostListed}; the counts are of all that match.", DefaultValueFactory = _ => 50 };
        limit.Validators.Add(result => CommandChecks.InRange(result, limit, 0, MostListed));
        var json = new Option<bool>("--json") { Description = "One JSON object a line; the counts go to standard error." };
        var values = new Option<bool>("--values") { Description = "With --json: also the values." };
        var command = new Command("list", "List what was set aside, the newest first, and count it by reason and topic. Ends by itself.");
        kafka.AddTo(command);
        filter.AddTo(command);
        command.Add(limit);
        command.Add(json);
        command.Add(values);
        command.SetAction((parsed, cancellationToken) => DeadLettersCommand.GuardedAsync(async () =>
        {
            if (!kafka.TryRead(parsed, out var options))
            {
                return ExitCodes.BadInput;
            }

            if (parsed.GetValue(values) && !parsed.GetValue(json))
            {
                await Console.Error.WriteLineAsync("--values belongs to --json; for one letter's value, use dead-letters show");
                return ExitCodes.BadInput;
            }

            var listing = await new DeadLetterLog(options).ListAsync(filter.Read(parsed), parsed.GetValue(limit), cancellationToken);
            if (parsed.GetValue(json))
            {
                Write(listing, parsed.GetValue(values));
            }
            else
            {
                Write(listing, options.DeadLetters);
            }

            return ExitCodes.Done;
        }));
        return command;
    }

    private static void Write(LetterListing listing, bool withValues)
    {
        foreach (var stored in listing.Newest)
        {
            Console.Out.WriteLine(LetterJson.Of(stored, listing.History.LastOf(stored.Position), withValues));
        }

        Console.Error.WriteLine(LetterJson.CountsOf(listing));
    }

    private static void Write(LetterListing listing, string topic)
    {
        var rows = new List<string[]> { Heads };
        rows.AddRange(listing.Newest.Select(stored => new[]
        {
            stored.Position.ToString(),
            LetterText.InstantOf(stored.SetAsideAt),
            stored.Letter.Reason.ToString(),
            stored.Original.ToString(),
            LetterText.KeyOf(stored.Letter.Key),
            LetterText.SizeOf(stored),
            (stored.Letter.Attempt + 1).ToString(CultureInfo.InvariantCulture),
            LetterText.RetryOf(listing.History.LastOf(stored.Position)),
            stored.Letter.Detail,
        }));
        if (rows.Count > 1)
        {
            foreach (var line in TextTable.Lines(rows, Console.IsOutputRedirected ? null : Console.WindowWidth))
            {
                Console.Out.WriteLine(line);
            }

            Console.Out.WriteLine();
        }

        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{listing.Matched} letters in {topic} match, {rows.Count - 1} of them listed"));
        if (listing.Matched > 0)
        {
            Console.Out.WriteLine($"by reason: {LetterText.Counted(listing.ByReason)}");
            Console.Out.WriteLine($"by topic: {LetterText.Counted(listing.ByTopic)}");
        }

        if (listing.Foreign > 0)
        {
            Console.Out.WriteLine($"{listing.Foreign} records are no letters: something else writes to {topic}");
        }
    }
}
