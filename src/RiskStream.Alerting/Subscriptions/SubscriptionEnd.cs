namespace RiskStream.Alerting.Subscriptions;

/// <summary>Why a subscription ended although its subscriber had not left.</summary>
public enum SubscriptionEnd
{
    /// <summary>The subscriber did not take alerts as fast as they came, and its buffer was full.</summary>
    TooSlow,

    /// <summary>This instance of the service stops.</summary>
    Stopping,

    /// <summary>The alert log did not answer.</summary>
    LogUnavailable,
}
