namespace RiskStream.Alerting.Subscriptions;

/// <summary>What came of the wish to subscribe. A closed set.</summary>
public abstract record SubscribeOutcome
{
    private SubscribeOutcome()
    {
    }

    /// <summary>It stands; dispose of it when it is no longer read.</summary>
    public sealed record Accepted(AlertSubscription Subscription) : SubscribeOutcome;

    /// <summary>
    /// What was asked for cannot be had; asking again does not help. The reason names what is wrong and the remedy.
    /// </summary>
    public sealed record Refused(string Reason) : SubscribeOutcome;

    /// <summary>It cannot be had now and here; asking again later, or another instance, may help.</summary>
    public sealed record Unavailable(string Reason) : SubscribeOutcome;
}
