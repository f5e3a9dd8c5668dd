using RiskStream.Alerting.Hub;
using RiskStream.Facts;
using RiskStream.Pipeline.Hosting;
using RiskStream.Service.Checks;

namespace RiskStream.Service.Endpoints;

/// <summary>What has to happen before this instance does its work. Safe for concurrent use.</summary>
public sealed class Readiness(
    StageService<PersonEvent> persons, StageService<InstitutionChange> institutions, AlertHub hub, CheckWarmUp warmUp)
{
    /// <summary>What is missing; nothing once it is ready.</summary>
    public IReadOnlyList<string> Missing => [.. OfStages, .. OfAlerts, .. OfChecks];

    /// <summary>What is missing of the stream.</summary>
    public IEnumerable<string> OfStages =>
    [
        .. persons.Missing is { } ofPersons ? [$"person stage: {ofPersons}"] : Array.Empty<string>(),
        .. institutions.Missing is { } ofInstitutions ? [$"institution stage: {ofInstitutions}"] : Array.Empty<string>(),
    ];

    /// <summary>What is missing of the push of alerts.</summary>
    public IEnumerable<string> OfAlerts => hub.Status.IsOpen ? [] : ["alert hub: the alert log's end is not found yet"];

    /// <summary>What is missing of checks before settlements.</summary>
    public IEnumerable<string> OfChecks => warmUp.IsDone ? [] : ["checks: they are being warmed up"];
}
