using RiskStream.Alerting.Subscriptions;
using RiskStream.Ports;
using RiskStream.Protocol.V1;

namespace RiskStream.Alerting.Hub;

/// <summary>
/// An alert, parsed once, and the place of its reader right after it. Immutable and shared by everybody it is sent
/// to; so is the response that carries it, since the place after it is a resume token for all who came this way.
/// </summary>
internal sealed class PlacedAlert(RiskAlert alert, int partition, long offset, AlertLogPosition position)
{
    private SubscribeResponse? _response;

    /// <summary>The alert. Nobody changes it.</summary>
    public RiskAlert Alert => alert;

    /// <summary>Its partition of the alert log.</summary>
    public int Partition => partition;

    /// <summary>Its offset there.</summary>
    public long Offset => offset;

    /// <summary>Where its reader stood after it.</summary>
    public AlertLogPosition Position => position;

    /// <summary>
    /// The response with the shared token, made when first asked for. Two who ask at once may both make it, and one
    /// is dropped: they are equal.
    /// </summary>
    public SubscribeResponse Response => _response ??= ResponseFrom(new ResumeToken(position));

    /// <summary>The response for somebody whose own place is another.</summary>
    public SubscribeResponse ResponseFrom(ResumeToken token) => new() { Alert = alert, ResumeToken = token.Bytes };
}
