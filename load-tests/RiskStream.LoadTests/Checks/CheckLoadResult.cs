using System.Text.Json.Serialization;

namespace RiskStream.LoadTests.Checks;

/// <summary>What was measured: the last line of <c>eng/bench.sh check</c>.</summary>
internal sealed record CheckLoadResult
{
    [JsonPropertyName("checks_per_second")]
    public required double ChecksPerSecond { get; init; }

    /// <summary>Calls that ended in an error, and questions that were not asked because too many waited.</summary>
    [JsonPropertyName("errors")]
    public required long Errors { get; init; }

    [JsonPropertyName("degraded")]
    public required long Degraded { get; init; }

    [JsonPropertyName("p50_ms")]
    public required double? P50Ms { get; init; }

    [JsonPropertyName("p99_ms")]
    public required double? P99Ms { get; init; }

    [JsonPropertyName("p999_ms")]
    public required double? P999Ms { get; init; }

    /// <summary>As the service tells it in its answers: without the network, the queues before it and the load generator.</summary>
    [JsonPropertyName("service_p50_ms")]
    public required double? ServiceP50Ms { get; init; }

    /// <summary>The same.</summary>
    [JsonPropertyName("service_p99_ms")]
    public required double? ServiceP99Ms { get; init; }

    [JsonPropertyName("stream_p99_ms")]
    public required double? StreamP99Ms { get; init; }

    [JsonPropertyName("stream_p99_ms_without")]
    public required double? StreamP99MsWithout { get; init; }

    [JsonPropertyName("stream_p50_ms")]
    public required double? StreamP50Ms { get; init; }

    [JsonPropertyName("stream_p50_ms_without")]
    public required double? StreamP50MsWithout { get; init; }

    /// <summary>Alerts that were due and did not come within half a minute.</summary>
    [JsonPropertyName("alerts_missing")]
    public required long AlertsMissing { get; init; }

    /// <summary>Processors that the service kept busy while checks were asked.</summary>
    [JsonPropertyName("service_cores")]
    public required double ServiceCores { get; init; }

    /// <summary>Time of a processor that a check takes of the service: what it uses with checks, less what it uses without.</summary>
    [JsonPropertyName("cpu_us_per_check")]
    public required double CpuMicrosecondsPerCheck { get; init; }

    [JsonPropertyName("persons")]
    public required int Persons { get; init; }

    [JsonPropertyName("seconds")]
    public required int Seconds { get; init; }

    [JsonPropertyName("rate_asked")]
    public required int RateAsked { get; init; }

    [JsonPropertyName("stream_rate")]
    public required int StreamRate { get; init; }

    [JsonPropertyName("first_error")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FirstError { get; init; }

    [JsonPropertyName("degraded_reason")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DegradedReason { get; init; }
}
