namespace RiskStream.Alerting.Subscriptions;

/// <summary>Why a feed hands over no more.</summary>
internal enum FeedEnd
{
    /// <summary>It goes on.</summary>
    None = 0,

    /// <summary>The next feed carries on from where it stands.</summary>
    MoveOn = 1,

    /// <summary>
    /// Its buffer was full: what it still holds is not to be delivered, since an alert is missing behind it.
    /// </summary>
    TooSlow = 2,

    /// <summary>The hub stops. What it holds may be delivered.</summary>
    Stopped = 3,

    /// <summary>The alert log does not answer. What it holds may be delivered.</summary>
    LogUnavailable = 4,
}
