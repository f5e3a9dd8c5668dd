namespace RiskStream.Pipeline.DeadLetters;

/// <summary>What a retry would do. Making it sends nothing.</summary>
public sealed record RetryPlan
{
    /// <summary>What was asked for.</summary>
    public required RetryRequest Request { get; init; }

    /// <summary>The letters that match, by place.</summary>
    public required IReadOnlyList<PlannedRetry> Letters { get; init; }

    /// <summary>Whether more match than the request's limit; they are not looked at.</summary>
    public required bool IsCut { get; init; }

    /// <summary>What will be sent.</summary>
    public IEnumerable<PlannedRetry> Ready => Letters.Where(letter => letter.Verdict == RetryVerdict.Ready);

    /// <summary>Positions that were asked for and hold no letter.</summary>
    public IEnumerable<LetterPosition> Missing => Request.Filter.Positions.Except(Letters.Select(letter => letter.Position));
}
