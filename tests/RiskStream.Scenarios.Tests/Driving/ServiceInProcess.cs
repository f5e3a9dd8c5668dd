using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RiskStream.Facts;
using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Stages;
using RiskStream.Service.Hosting;
using RiskStream.TestKit;

namespace RiskStream.Scenarios.Tests.Driving;

/// <summary>The whole service inside the test's process, on free ports, ready to serve.</summary>
internal sealed class ServiceInProcess : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ServiceInProcess(WebApplication app) => _app = app;

    public Uri GrpcAddress => Addresses[0];

    public Uri HttpAddress => Addresses[1];

    public StageCounters Persons => Stage<PersonEvent>().Counters;

    public StageCounters Institutions => Stage<InstitutionChange>().Counters;

    private List<Uri> Addresses =>
        [.. _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a))];

    public static async Task<ServiceInProcess> StartAsync(StreamUnderTest stream, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(stream.Settings());
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        var service = new ServiceInProcess(ServiceHost.Build(builder));
        await service._app.StartAsync();
        await service.ReadyAsync();
        return service;
    }

    /// <summary>Waits until so many events have gone through both stages.</summary>
    public Task ProcessedAsync(long events) => Eventually.HoldsAsync(
        $"{events} events have gone through both stages",
        _ => Task.FromResult((Persons: Persons.Records, Changes: Persons.Changes, Institutions: Institutions.Records)),
        seen => seen.Persons >= events && seen.Institutions >= seen.Changes,
        TimeSpan.FromMinutes(4));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = HttpAddress };
        await Eventually.HoldsAsync(
            "the service is ready",
            async stop =>
            {
                using var answer = await http.GetAsync(new Uri("health/ready", UriKind.Relative), stop);
                return $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}";
            },
            answer => answer.StartsWith("OK", StringComparison.Ordinal),
            TimeSpan.FromMinutes(2));
    }

    private StageService<T> Stage<T>() => _app.Services.GetRequiredService<StageService<T>>();
}
