using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using RiskStream.Cli.Commands;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Hosting;

namespace RiskStream.Cli.DeadLetters;

/// <summary>The arguments of <c>dead-letters retry</c>.</summary>
internal sealed class RetryArguments
{
    private readonly KafkaSettings _kafka = new();
    private readonly LetterFilterOptions _filter;
    private readonly Argument<string[]> _positions = new("positions") { Description = "PARTITION:OFFSET of letters, as list prints them. Default: all that the filters let through.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<int> _limit = new("--limit") { Description = $"At most so many, the first of each partition first: 1 to {RetryRequest.MostLetters}.", DefaultValueFactory = _ => RetryRequest.MostLetters };
    private readonly Option<int> _maxAttempts = new("--max-attempts") { Description = "Leave alone what was sent again so often: 1 to 100.", DefaultValueFactory = _ => RetryRequest.DefaultMaxAttempts };
    private readonly Option<bool> _again = new("--again") { Description = "Also letters that were retried before." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would be sent, and whether this version could use it; send nothing." };
    private readonly Option<bool> _yes = new("--yes") { Description = "Needed to send more than one letter." };
    private readonly Option<FileInfo?> _value = new("--value") { Description = "File with a corrected value to send instead; one letter only." };
    private readonly Option<string?> _contentType = new("--content-type") { Description = "With --value: its content type, if it is not the letter's." };

    public RetryArguments(TimeProvider time)
    {
        _filter = new LetterFilterOptions(time);
        _positions.Validators.Add(result => LetterArguments.ArePositions(result, _positions));
        _limit.Validators.Add(result => CommandChecks.InRange(result, _limit, 1, RetryRequest.MostLetters));
        _maxAttempts.Validators.Add(result => CommandChecks.InRange(result, _maxAttempts, 1, 100));
    }

    public void AddTo(Command command)
    {
        command.Add(_positions);
        _kafka.AddTo(command);
        _filter.AddTo(command);
        foreach (var option in new Option[] { _limit, _maxAttempts, _again, _dryRun, _yes, _value, _contentType })
        {
            command.Add(option);
        }
    }

    /// <summary>What is asked for, or false when it cannot be; each fault is named on standard error.</summary>
    public bool TryRead(ParseResult parsed, [NotNullWhen(true)] out AskedRetry? asked)
    {
        asked = null;
        var file = parsed.GetValue(_value);
        var contentType = parsed.GetValue(_contentType);
        if (!_kafka.TryRead(parsed, out var kafka) || (file is not null && !CommandChecks.AllExist([file])))
        {
            return false;
        }

        if (contentType is not null && file is null)
        {
            Console.Error.WriteLine("--content-type belongs to --value; a letter's own value keeps its content type");
            return false;
        }

        asked = new AskedRetry(
            kafka,
            new RetryRequest
            {
                Filter = _filter.Read(parsed) with { Positions = [.. (parsed.GetValue(_positions) ?? []).Select(PositionOf)] },
                Limit = parsed.GetValue(_limit),
                MaxAttempts = parsed.GetValue(_maxAttempts),
                Again = parsed.GetValue(_again),
                Replacement = file is null ? null : new RetryValue(File.ReadAllBytes(file.FullName), contentType),
            },
            parsed.GetValue(_dryRun),
            parsed.GetValue(_yes));
        return true;
    }

    private static LetterPosition PositionOf(string text) => LetterPosition.TryParse(text, out var position) ? position : default;
}

/// <summary>What was asked for.</summary>
internal sealed record AskedRetry(KafkaOptions Kafka, RetryRequest Request, bool DryRun, bool Yes);
