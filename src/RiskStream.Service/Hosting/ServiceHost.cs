using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RiskStream.Alerting.Hosting;
using RiskStream.Checking.Hosting;
using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Native;
using RiskStream.Pipeline.Reference;
using RiskStream.Service.Checks;
using RiskStream.Service.Endpoints;
using RiskStream.Service.Metering;
using RiskStream.State.Hosting;
using RiskStream.State.Redis;

namespace RiskStream.Service.Hosting;

/// <summary>Puts the service together.</summary>
public static class ServiceHost
{
    /// <summary>Exit code when a setting cannot be used: nothing was connected to.</summary>
    public const int BadConfiguration = 2;

    /// <summary>Runs the service until it is told to stop. Every bad setting is written to standard error before anything connects.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.AddCommandLine(args);
        try
        {
            await using var app = Build(builder);
            await app.RunAsync();
            return 0;
        }
        catch (OptionsValidationException invalid)
        {
            foreach (var failure in invalid.Failures)
            {
                await Console.Error.WriteLineAsync(failure);
            }

            return BadConfiguration;
        }
    }

    /// <summary>Composes the service on a builder whose configuration is complete.</summary>
    /// <exception cref="OptionsValidationException">Settings, rules or lists cannot be used; all faults are named.</exception>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        LibrdkafkaResolver.EnsureLoadable();
        var configuration = builder.Configuration;
        builder.Services.AddSingleton<IConfiguration>(configuration);
        AddServiceOptions(builder);
        builder.Services.AddRiskStreamMetrics();
        builder.Services.AddRiskStreamState(configuration);
        builder.Services.AddRiskStreamPipeline(configuration);
        builder.AddRiskStreamAlerting();
        builder.Services.AddRiskStreamChecking(configuration, provider => provider.GetRequiredService<LiveReference>().Newest.Data);
        builder.Services.AddRiskStreamEndpoints();
        builder.Services.AddNationalDoor();
        builder.Services.AddSingleton<CheckWarmUp>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<CheckWarmUp>());
        ConfigurationCheck.Run(builder);
        AddRules(builder);
        builder.WebHost.ConfigureKestrel((_, kestrel) => Listen(kestrel));
        var app = builder.Build();
        app.MapRiskStreamEndpoints();
        app.MapStatus();
        app.MapRiskStreamMetrics();
        app.MapNationalDoor();
        return app;
    }

    private static void AddServiceOptions(WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ServiceOptions>()
            .Bind(builder.Configuration.GetSection(ServiceOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        builder.Services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IValidateOptions<ServiceOptions>, ServiceOptionsValidator>(),
            ServiceDescriptor.Singleton<IValidateOptions<ServiceOptions>, ServiceOptionsRelations>(),
            ServiceDescriptor.Singleton<IValidateOptions<RedisOptions>, RetentionRelations>(),
        ]);
    }

    private static void AddRules(WebApplicationBuilder builder)
    {
        var stream = builder.Configuration.GetSection(StreamOptions.Section).Get<StreamOptions>() ?? new StreamOptions();
        var (inputs, errors) = RuleInputs.Load(stream.RulesFolder, stream.ReferenceFolder);
        if (inputs is null)
        {
            throw new OptionsValidationException(StreamOptions.Section, typeof(StreamOptions), errors);
        }

        builder.Services.AddSingleton(inputs.Rules);
        builder.Services.AddSingleton(inputs.Lists);
    }

    private static void Listen(KestrelServerOptions kestrel)
    {
        var options = kestrel.ApplicationServices.GetRequiredService<IOptions<ServiceOptions>>().Value;
        var address = IPAddress.Parse(options.Address);
        kestrel.Listen(address, options.GrpcPort, listen => listen.Protocols = HttpProtocols.Http2);
        kestrel.Listen(address, options.HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
    }
}
