namespace RiskStream.Pipeline.DeadLetters;

/// <summary>What is to become of one letter.</summary>
public sealed record PlannedRetry
{
    /// <summary>The letter.</summary>
    public required LetterPosition Position { get; init; }

    /// <summary>Where its original stood; the retry goes to the same topic and partition.</summary>
    public required RecordPlace Original { get; init; }

    /// <summary>What it shares with other letters of the same record.</summary>
    public required LetterIdentity Identity { get; init; }

    /// <summary>The original <c>rs-source</c>, or null.</summary>
    public string? Source { get; init; }

    /// <summary>The number that the retry would have, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Whether it can be sent.</summary>
    public RetryVerdict Verdict { get; init; } = RetryVerdict.Ready;

    /// <summary>Why not, with the remedy; empty for a letter that can.</summary>
    public string Explanation { get; init; } = string.Empty;

    /// <summary>Why this version would set it aside again as it stands, or null if it would not.</summary>
    public string? WouldFail { get; init; }

    /// <summary>Whether somebody has to do something about it.</summary>
    public bool IsRefused => Verdict is not (RetryVerdict.Ready or RetryVerdict.AlreadyRetried or RetryVerdict.Repeated);
}
