using System.CommandLine;
using System.Globalization;
using RiskStream.Cli.DeadLetters;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.DeadLetters.Showing;
using RiskStream.Pipeline.Hosting;

namespace RiskStream.Cli.Commands;

/// <summary><c>riskstream dead-letters show</c>: everything that is known of one letter.</summary>
internal static class DeadLetterShowCommand
{
    public static Command Create()
    {
        var kafka = new KafkaSettings();
        var position = new Argument<string?>("position") { Description = "PARTITION:OFFSET in the dead-letter topic, as list prints it.", Arity = ArgumentArity.ZeroOrOne };
        var source = new Option<string?>("--source") { Description = "Instead: TOPIC/PARTITION:OFFSET of the record that was set aside." };
        var raw = new Option<FileInfo?>("--raw") { Description = "File to write the original bytes to." };
        position.Validators.Add(result => LetterArguments.IsPosition(result, position));
        source.Validators.Add(result =>
        {
            if (result.GetValue(source) is { } text && RecordPlace.Parse(text) is null)
            {
                result.AddError($"--source is \"{text}\", not a place; write it like settlement-events/3:1042");
            }
        });
        var command = new Command("show", "Show one letter: where it comes from, why it was set aside, and its value with the fault marked.") { position, source, raw };
        kafka.AddTo(command);
        command.SetAction((parsed, cancellationToken) => DeadLettersCommand.GuardedAsync(async () =>
        {
            var (at, of) = (parsed.GetValue(position), parsed.GetValue(source));
            if (!kafka.TryRead(parsed, out var options))
            {
                return ExitCodes.BadInput;
            }

            if ((at is null) == (of is null))
            {
                await Console.Error.WriteLineAsync("give either PARTITION:OFFSET of the letter, or --source TOPIC/PARTITION:OFFSET of its record");
                return ExitCodes.BadInput;
            }

            var filter = LetterPosition.TryParse(at, out var place)
                ? new DeadLetterFilter { Positions = [place] }
                : new DeadLetterFilter { Originals = [RecordPlace.Parse(of)!] };
            var listing = await new DeadLetterLog(options).ListAsync(filter, 1, cancellationToken);
            if (listing.Newest.Count == 0)
            {
                await Console.Error.WriteLineAsync(
                    $"no letter {(at is null ? "of " + of : "at " + at)} in {options.DeadLetters}; dead-letters list shows those there are");
                return ExitCodes.BadInput;
            }

            return await ShowAsync(listing, options, parsed.GetValue(raw), cancellationToken);
        }));
        return command;
    }

    private static async Task<int> ShowAsync(
        LetterListing listing, KafkaOptions options, FileInfo? raw, CancellationToken cancellationToken)
    {
        var stored = listing.Newest[0];
        foreach (var line in TextTable.Lines([.. Attributes(stored, listing).Select(row => new[] { row.Name, row.Text })], null))
        {
            Console.Out.WriteLine(line);
        }

        Console.Out.WriteLine();
        var lines = LetterValueView.Lines(stored, options);
        Console.Out.WriteLine($"value: {lines[0]}");
        foreach (var line in lines.Skip(1))
        {
            Console.Out.WriteLine(line);
        }

        if (raw is null)
        {
            return ExitCodes.Done;
        }

        if (stored.Letter.Value is not { } value)
        {
            await Console.Error.WriteLineAsync($"{raw.Name} is not written: the letter has no value");
            return ExitCodes.SomeUnusable;
        }

        await File.WriteAllBytesAsync(raw.FullName, value, cancellationToken);
        Console.Out.WriteLine($"{value.Length} bytes written to {raw.FullName}");
        return ExitCodes.Done;
    }

    private static IEnumerable<(string Name, string Text)> Attributes(StoredLetter stored, LetterListing listing)
    {
        var letter = stored.Letter;
        yield return ("letter", stored.Position.ToString());
        if (listing.Matched > 1)
        {
            yield return ("repeated", $"the newest of {listing.Matched} letters for this record; a batch that was done again set it aside again");
        }

        yield return ("record", stored.Original.ToString());
        yield return ("set aside", LetterText.InstantOf(stored.SetAsideAt));
        yield return ("taken in", letter.IngestedAt.IsGiven
            ? LetterText.InstantOf(DateTimeOffset.FromUnixTimeMilliseconds(letter.IngestedAt.Micros / 1000)) : "not known");
        yield return ("reason", letter.Reason.ToString());
        yield return ("detail", letter.Detail);
        yield return ("key", LetterText.KeyOf(letter.Key));
        yield return ("content-type", letter.ContentType ?? "none: taken for application/json");
        if (letter.Source is { } source)
        {
            yield return ("rs-source", source);
        }

        yield return ("bytes", stored.ValueBytes.ToString(CultureInfo.InvariantCulture));
        yield return ("tries", letter.RetryOf is { } of
            ? string.Create(CultureInfo.InvariantCulture, $"{letter.Attempt + 1}; this is the retry of letter {of}") : "1");
        yield return ("retried as", LetterText.RetryOf(listing.History.LastOf(stored.Position)));
    }
}
