using System.Text.Json.Serialization;

namespace RiskStream.Cli.Demo;

/// <summary>What a demo did: the last line of <c>eng/demo.sh --once</c>.</summary>
internal sealed record DemoSummary
{
    [JsonPropertyName("events_produced")]
    public required long EventsProduced { get; init; }

    [JsonPropertyName("events_processed")]
    public required long EventsProcessed { get; init; }

    [JsonPropertyName("alerts_raised")]
    public required long AlertsRaised { get; init; }

    [JsonPropertyName("alerts_received")]
    public required long AlertsReceived { get; init; }

    [JsonPropertyName("dead_letters")]
    public required long DeadLetters { get; init; }

    [JsonPropertyName("seconds")]
    public required double Seconds { get; init; }

    /// <summary>Whether everything that went in came out: the exit code.</summary>
    [JsonIgnore]
    public bool IsComplete =>
        EventsProcessed == EventsProduced && AlertsRaised > 0 && AlertsReceived == AlertsRaised && DeadLetters == 0;
}
