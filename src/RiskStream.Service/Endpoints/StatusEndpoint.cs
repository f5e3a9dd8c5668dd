using RiskStream.Facts;
using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Stages;

namespace RiskStream.Service.Endpoints;

/// <summary>HTTP: whether the service is up, whether it streams, and what it has done.</summary>
public static class StatusEndpoint
{
    /// <summary>Maps <c>/health/live</c>, <c>/health/ready</c> and <c>/status</c>.</summary>
    public static void MapStatus(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("live"));
        endpoints.MapGet("/health/ready", (Readiness readiness) => readiness.Missing is { Count: > 0 } missing
            ? Results.Text($"not ready; {string.Join("; ", missing)}", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ready"));
        endpoints.MapGet("/status", (StageService<PersonEvent> persons, StageService<InstitutionChange> institutions) =>
            Results.Json(new Dictionary<string, StageStatus>
            {
                ["person"] = StageStatus.Of(persons.Counters, persons.StreamingPartitions),
                ["institution"] = StageStatus.Of(institutions.Counters, institutions.StreamingPartitions),
            }));
    }
}

/// <summary>What a stage of this process has done since it started.</summary>
public sealed record StageStatus
{
    /// <summary>Assigned partitions that stream now.</summary>
    public required int StreamingPartitions { get; init; }

    /// <summary>Records committed, of whatever outcome.</summary>
    public required long Records { get; init; }

    /// <summary>Records that said nothing new.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Facts behind the watermark, within the allowed lateness.</summary>
    public required long Late { get; init; }

    /// <summary>Facts beyond it.</summary>
    public required long TooLate { get; init; }

    /// <summary>Alert revisions published.</summary>
    public required long Alerts { get; init; }

    /// <summary>Changes of institutions' facts published.</summary>
    public required long Changes { get; init; }

    /// <summary>Records set aside, by reason.</summary>
    public required IReadOnlyDictionary<string, long> DeadLetters { get; init; }

    /// <summary>Times that a partition was started again from its checkpoint.</summary>
    public required long Restarts { get; init; }

    /// <summary>Commits refused because another process owns the partition.</summary>
    public required long Fenced { get; init; }

    /// <summary>Records that the log no longer had.</summary>
    public required long Lost { get; init; }

    internal static StageStatus Of(StageCounters counters, int streamingPartitions) => new()
    {
        StreamingPartitions = streamingPartitions,
        Records = counters.Records,
        Duplicates = counters.Duplicates,
        Late = counters.Late,
        TooLate = counters.TooLate,
        Alerts = counters.Alerts,
        Changes = counters.Changes,
        DeadLetters = counters.DeadLetters.ToDictionary(entry => entry.Key.ToString(), entry => entry.Value),
        Restarts = counters.Restarts,
        Fenced = counters.Fenced,
        Lost = counters.Lost,
    };
}
