using RiskStream.EventTime;

namespace RiskStream.Alerting.Subscriptions;

/// <summary>From where on a subscriber wants alerts. A closed set.</summary>
public abstract record SubscriptionStart
{
    private SubscriptionStart()
    {
    }

    /// <summary>What is recorded from now on.</summary>
    public sealed record Now : SubscriptionStart;

    /// <summary>What comes after the message that a token came with, without gap or duplicate.</summary>
    public sealed record After(ResumeToken Token) : SubscriptionStart;

    /// <summary>What was recorded at or after an instant.</summary>
    public sealed record From(EventTimestamp RecordedAt) : SubscriptionStart;

    /// <summary>All that the log still holds.</summary>
    public sealed record Beginning : SubscriptionStart;
}
