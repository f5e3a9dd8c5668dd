using RiskStream.EventTime;
using RiskStream.Protocol.V1;

namespace RiskStream.Alerting.Subscriptions;

/// <summary>What a subscriber is told, one after another. A closed set.</summary>
public abstract record SubscriptionItem
{
    private SubscriptionItem()
    {
    }

    /// <summary>
    /// An alert in the message that carries it with its resume token. Shared by all subscribers: do not change it.
    /// </summary>
    public sealed record Alert(SubscribeResponse Response) : SubscriptionItem;

    /// <summary>
    /// All is well. Everything recorded up to <paramref name="AsOf"/> that matches, and that lies behind the start,
    /// was told; the instant is absent while the subscription is still catching up.
    /// </summary>
    public sealed record Heartbeat(EventTimestamp AsOf, ResumeToken Token) : SubscriptionItem;

    /// <summary>The last item: the subscription ends here, and may be taken up again with the token.</summary>
    public sealed record Ended(SubscriptionEnd Reason, string Sentence, ResumeToken Token) : SubscriptionItem;
}
