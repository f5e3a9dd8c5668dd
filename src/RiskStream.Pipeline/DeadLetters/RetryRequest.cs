namespace RiskStream.Pipeline.DeadLetters;

/// <summary>Which letters are to be sent again, and how.</summary>
public sealed record RetryRequest
{
    /// <summary>The default of <see cref="MaxAttempts"/>.</summary>
    public const int DefaultMaxAttempts = 3;

    /// <summary>The default of <see cref="Limit"/>, and the most that it may be: what a plan holds in memory.</summary>
    public const int MostLetters = 100_000;

    /// <summary>Which letters.</summary>
    public required DeadLetterFilter Filter { get; init; }

    /// <summary>At most so many, the first that the topic holds: 1 to <see cref="MostLetters"/>, which is the default.</summary>
    public int Limit { get; init; } = MostLetters;

    /// <summary>
    /// A content that was sent again so often is not sent again: 1 to 100, default 3. This is what ends a loop. A corrected value is
    /// another content and is not held back.
    /// </summary>
    public int MaxAttempts { get; init; } = DefaultMaxAttempts;

    /// <summary>Also letters that were retried before. Default false.</summary>
    public bool Again { get; init; }

    /// <summary>Sent in place of the letter's own value, or null. Only for a single letter.</summary>
    public RetryValue? Replacement { get; init; }
}
