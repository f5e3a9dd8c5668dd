using System.CommandLine;
using RiskStream.Pipeline.DeadLetters;

namespace RiskStream.Cli.DeadLetters;

/// <summary>The options that say which letters are meant; the same for listing and for retrying.</summary>
internal sealed class LetterFilterOptions
{
    private readonly TimeProvider _time;
    private readonly Option<string[]> _reason = Many<string>("--reason", $"Only these reasons: {string.Join(", ", Enum.GetNames<DeadLetterReason>())}.");
    private readonly Option<string[]> _topic = Many<string>("--topic", "Only records of these topics.");
    private readonly Option<int[]> _partition = Many<int>("--partition", "Only records of these partitions of their topic.");
    private readonly Option<string[]> _key = Many<string>("--key", "Only these message keys.");
    private readonly Option<string?> _since = new("--since") { Description = $"Only letters set aside at or after: {InstantArgument.Forms}." };
    private readonly Option<string?> _until = new("--until") { Description = "Only letters set aside before; written like --since." };
    private readonly Option<string?> _containing = new("--containing") { Description = "Only letters whose detail contains this text, whatever its case." };

    public LetterFilterOptions(TimeProvider time)
    {
        _time = time;
        _reason.Validators.Add(result =>
        {
            foreach (var text in result.GetValue(_reason) ?? [])
            {
                if (!IsReason(text, out _))
                {
                    result.AddError($"--reason is \"{text}\"; it must be one of {string.Join(", ", Enum.GetNames<DeadLetterReason>())}");
                }
            }
        });
        _partition.Validators.Add(result =>
        {
            foreach (var number in (result.GetValue(_partition) ?? []).Where(number => number < 0))
            {
                result.AddError($"--partition is {number}; it must be 0 or more, as --topic's partitions are numbered");
            }
        });
        foreach (var option in new[] { _since, _until })
        {
            option.Validators.Add(result =>
            {
                if (result.GetValue(option) is { } text && InstantArgument.Parse(text, _time.GetUtcNow()) is null)
                {
                    result.AddError($"{option.Name} is \"{text}\", not an instant; write it like {InstantArgument.Forms}");
                }
            });
        }
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _reason, _topic, _partition, _key, _since, _until, _containing })
        {
            command.Add(option);
        }
    }

    public DeadLetterFilter Read(ParseResult parsed) => new()
    {
        Reasons = [.. (parsed.GetValue(_reason) ?? []).Select(text => IsReason(text, out var reason) ? reason : default)],
        Topics = parsed.GetValue(_topic) ?? [],
        Partitions = parsed.GetValue(_partition) ?? [],
        Keys = parsed.GetValue(_key) ?? [],
        Since = parsed.GetValue(_since) is { } since ? InstantArgument.Parse(since, _time.GetUtcNow()) : null,
        Until = parsed.GetValue(_until) is { } until ? InstantArgument.Parse(until, _time.GetUtcNow()) : null,
        Containing = parsed.GetValue(_containing),
    };

    private static bool IsReason(string text, out DeadLetterReason reason) =>
        Enum.TryParse(text, ignoreCase: true, out reason) && Enum.GetNames<DeadLetterReason>().Contains(text, StringComparer.OrdinalIgnoreCase);

    private static Option<T[]> Many<T>(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true };
}
