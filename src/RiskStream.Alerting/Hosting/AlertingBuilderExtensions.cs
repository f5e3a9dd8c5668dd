using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RiskStream.Alerting.Board;
using RiskStream.Alerting.Hub;

namespace RiskStream.Alerting.Hosting;

/// <summary>Puts alerting into a host.</summary>
public static class AlertingBuilderExtensions
{
    /// <summary>
    /// Adds the alert hub and what keeps it going, with options from <see cref="AlertingOptions.Section"/>. Somebody
    /// else registers the <see cref="Ports.IAlertLog"/>.
    /// </summary>
    public static IHostApplicationBuilder AddRiskStreamAlerting(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AlertingOptions>()
            .Bind(
                builder.Configuration.GetSection(AlertingOptions.Section),
                binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        builder.Services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IValidateOptions<AlertingOptions>, AlertingOptionsRanges>(),
            ServiceDescriptor.Singleton<IValidateOptions<AlertingOptions>, AlertingOptionsRelations>(),
        ]);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<AlertHub>();
        builder.Services.AddHostedService<AlertFollower>();
        builder.Services.TryAddSingleton(services => new AlertBoard(services.GetRequiredService<IOptions<AlertingOptions>>().Value.BoardAlerts));
        builder.Services.AddHostedService<BoardFollower>();
        return builder;
    }
}
