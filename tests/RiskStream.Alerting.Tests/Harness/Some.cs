using Google.Protobuf;
using RiskStream.Alerting.Subscriptions;
using RiskStream.EventTime;
using RiskStream.Ports;
using RiskStream.Protocol.V1;
using RiskStream.TestKit;
using AlertFilter = RiskStream.Alerting.Subscriptions.AlertFilter;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Alerting.Tests.Harness;

/// <summary>Alerts and terms with only the facts that matter.</summary>
internal static class Some
{
    public static readonly EventTimestamp Morning = EventTimestamp.FromUtc(new(2026, 3, 10, 8, 0, 0, TimeSpan.Zero));

    public static RiskAlert Alert(string id, uint revision = 1, string rule = "H01") => new()
    {
        AlertId = id,
        Revision = revision,
        Kind = revision == 1 ? RiskAlert.Types.Kind.Raised : RiskAlert.Types.Kind.Updated,
        Severity = RiskAlert.Types.Severity.High,
        RuleId = rule,
        Axis = "hospital",
        Dimension = "person",
        SubjectKind = "psn",
        SubjectKey = "P1",
        Admdvs = "511602",
        FixmedinsCode = "H51160200001",
    };

    /// <summary>Records an alert; by default a second after the one before it in its partition.</summary>
    public static LoggedAlert Append(
        this InMemoryAlertLog log, int partition, RiskAlert alert, EventTimestamp? recordedAt = null) =>
        log.Append(
            partition,
            alert.ToByteArray(),
            recordedAt ?? Morning + TimeSpan.FromSeconds(log.All(partition).Count));

    /// <summary>Records alerts <c>a-first</c> … one after another in one partition.</summary>
    public static void AppendMany(this InMemoryAlertLog log, int partition, int first, int count)
    {
        for (var number = first; number < first + count; number++)
        {
            log.Append(partition, Alert($"a-{number}"));
        }
    }

    public static SubscriptionTerms Terms(
        SubscriptionStart start, Wire.AlertFilter? filter = null, int heartbeatSeconds = 10)
    {
        Assert.True(AlertFilter.TryRead(filter, out var read, out var problem), problem);
        return new SubscriptionTerms(read, start, TimeSpan.FromSeconds(heartbeatSeconds));
    }
}
