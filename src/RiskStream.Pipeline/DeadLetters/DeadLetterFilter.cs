using System.Text;

namespace RiskStream.Pipeline.DeadLetters;

/// <summary>Which letters are meant: all conditions given must hold, within one any value may match, and none given means all.</summary>
public sealed record DeadLetterFilter
{
    /// <summary>Reasons.</summary>
    public IReadOnlyCollection<DeadLetterReason> Reasons { get; init; } = [];

    /// <summary>Topics of the originals.</summary>
    public IReadOnlyCollection<string> Topics { get; init; } = [];

    /// <summary>Partitions of the originals.</summary>
    public IReadOnlyCollection<int> Partitions { get; init; } = [];

    /// <summary>Message keys, as text.</summary>
    public IReadOnlyCollection<string> Keys { get; init; } = [];

    /// <summary>Places of the originals.</summary>
    public IReadOnlyCollection<RecordPlace> Originals { get; init; } = [];

    /// <summary>Places of the letters.</summary>
    public IReadOnlyCollection<LetterPosition> Positions { get; init; } = [];

    /// <summary>Set aside at or after this instant.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Set aside before this instant.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Text that the detail contains, whatever its case.</summary>
    public string? Containing { get; init; }

    /// <summary>Whether a letter is meant.</summary>
    public bool Matches(StoredLetter stored) =>
        IsAny(Reasons, stored.Letter.Reason)
        && IsAny(Topics, stored.Letter.Topic)
        && IsAny(Partitions, stored.Letter.Partition)
        && IsAny(Originals, stored.Original)
        && IsAny(Positions, stored.Position)
        && (Keys.Count == 0 || (stored.Letter.Key is { } key && Keys.Contains(Encoding.UTF8.GetString(key))))
        && (Since is not { } since || stored.SetAsideAt >= since)
        && (Until is not { } until || stored.SetAsideAt < until)
        && (Containing is null || stored.Letter.Detail.Contains(Containing, StringComparison.OrdinalIgnoreCase));

    private static bool IsAny<T>(IReadOnlyCollection<T> wanted, T value) => wanted.Count == 0 || wanted.Contains(value);
}
