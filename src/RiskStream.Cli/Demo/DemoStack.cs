using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RiskStream.Alerting.Hub;
using RiskStream.Cli.Generating;
using RiskStream.Cli.Generating.Output;
using RiskStream.Facts;
using RiskStream.Pipeline.Embedded;
using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Stages;
using RiskStream.Service.Hosting;
using RiskStream.State.Embedded;

namespace RiskStream.Cli.Demo;

/// <summary>
/// Everything that the demo needs, on this machine: an embedded broker, a private redis-server and the service, on free loopback
/// ports with their files in temporary folders. Disposing stops all of it.
/// </summary>
internal sealed class DemoStack : IAsyncDisposable
{
    private readonly EmbeddedBroker _broker;
    private readonly PrivateRedis _redis;
    private readonly WebApplication _service;
    private readonly string _folder;

    private DemoStack(EmbeddedBroker broker, PrivateRedis redis, WebApplication service, string folder)
    {
        _broker = broker;
        _redis = redis;
        _service = service;
        _folder = folder;
        var addresses = service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        GrpcAddress = new Uri(addresses[0]);
        HttpAddress = new Uri(addresses[1]);
    }

    /// <summary>host:port of the broker.</summary>
    public string BootstrapServers => _broker.BootstrapServers;

    /// <summary>Where alerts are subscribed to.</summary>
    public Uri GrpcAddress { get; }

    /// <summary>Where status and health are.</summary>
    public Uri HttpAddress { get; }

    /// <summary>What the person stage has done.</summary>
    public StageCounters Persons => Stage<PersonEvent>().Counters;

    /// <summary>What the institution stage has done.</summary>
    public StageCounters Institutions => Stage<InstitutionChange>().Counters;

    /// <summary>Whether both stages stream and alerts can be subscribed to.</summary>
    public bool IsReady => Stage<PersonEvent>().Missing is null && Stage<InstitutionChange>().Missing is null
        && _service.Services.GetRequiredService<AlertHub>().Status.IsOpen;

    public static async Task<DemoStack> StartAsync(Prefecture prefecture, int partitions, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("riskstream-demo-").FullName;
        EventFiles.WriteReferenceLists(folder, prefecture.RegistryRecords(), cancellationToken);
        var redis = await PrivateRedis.StartAsync(new PrivateRedisOptions(), cancellationToken);
        var broker = EmbeddedBroker.Start(defaultPartitions: partitions);
        var defaults = new KafkaOptions();
        string[] topics =
        [
            defaults.SettlementEvents, defaults.InstitutionFacts, defaults.RiskAlerts, defaults.DeadLetters, defaults.LateFacts, defaults.CheckAudit,
        ];
        foreach (var topic in topics)
        {
            broker.CreateTopic(topic, partitions);
        }

        broker.CreateTopic(defaults.ReferenceData, partitions: 1);
        var service = ServiceHost.Build(Configure(broker, redis, folder));
        await service.StartAsync(cancellationToken);
        return new DemoStack(broker, redis, service, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.StopAsync();
        await _service.DisposeAsync();
        await _broker.DisposeAsync();
        await _redis.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static WebApplicationBuilder Configure(EmbeddedBroker broker, PrivateRedis redis, string referenceFolder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["RiskStream:Kafka:BootstrapServers"] = broker.BootstrapServers,
            ["RiskStream:Kafka:SessionTimeout"] = "00:00:06",
            ["RiskStream:Redis:ConnectionString"] = redis.ConnectionString,
            ["RiskStream:Stream:ReferenceFolder"] = referenceFolder,
            ["RiskStream:Check:ClockTolerance"] = "36500.00:00:00", // generated events are not of today
            ["RiskStream:Service:Address"] = "127.0.0.1",
            ["RiskStream:Service:GrpcPort"] = "0",
            ["RiskStream:Service:HttpPort"] = "0",
        });
        return builder;
    }

    private StageService<T> Stage<T>() => _service.Services.GetRequiredService<StageService<T>>();
}
