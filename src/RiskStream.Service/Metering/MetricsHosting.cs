using Prometheus;
using RiskStream.Alerting.Board;
using RiskStream.Alerting.Hub;
using RiskStream.Facts;
using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Publishing;
using RiskStream.Pipeline.Stages;
using RiskStream.Ports;
using RiskStream.Stages;
using RiskStream.State.Redis;

namespace RiskStream.Service.Metering;

/// <summary>Puts metrics into the service: every host has a registry of its own, served at <c>/metrics</c>.</summary>
public static class MetricsHosting
{
    /// <summary>Adds the registry and what measures as it happens. Call it before state and pipeline are added.</summary>
    public static IServiceCollection AddRiskStreamMetrics(this IServiceCollection services)
    {
        services.AddSingleton(Prometheus.Metrics.NewCustomRegistry());
        services.AddSingleton<IStageMeter, StageMetrics>();
        services.AddSingleton<IKeyedStateStore>(provider => new MeteredStateStore(
            provider.GetRequiredService<RedisStateStore>(), provider.GetRequiredService<CollectorRegistry>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<KafkaCheckLog>();
        services.AddSingleton<ICheckLog>(provider => new MeteredCheckLog(
            provider.GetRequiredService<KafkaCheckLog>(), provider.GetRequiredService<CollectorRegistry>()));
        return services;
    }

    /// <summary>Serves <c>/metrics</c>: what others count is copied whenever somebody asks.</summary>
    public static void MapRiskStreamMetrics(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var registry = services.GetRequiredService<CollectorRegistry>();
        var metrics = Prometheus.Metrics.WithCustomRegistry(registry);
        var persons = services.GetRequiredService<StageService<PersonEvent>>();
        var institutions = services.GetRequiredService<StageService<InstitutionChange>>();
        var (hub, board) = (services.GetRequiredService<AlertHub>(), services.GetRequiredService<AlertBoard>());
        var (stages, alerting, process) = (new SampledStages(metrics), new SampledAlerting(metrics), new SampledProcess(metrics));
        _ = services.GetRequiredService<ICheckLog>();
        var turn = new Lock();
        registry.AddBeforeCollectCallback(() =>
        {
            lock (turn)
            {
                stages.Sample(PersonStage.StageName, persons.Counters, persons.StreamingPartitions);
                stages.Sample(InstitutionStage.StageName, institutions.Counters, institutions.StreamingPartitions);
                alerting.Sample(hub.Status, board);
                process.Sample();
            }
        });
        endpoints.MapMetrics(settings => settings.Registry = registry);
    }
}
