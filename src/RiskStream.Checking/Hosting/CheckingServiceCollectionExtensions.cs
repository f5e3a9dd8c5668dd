using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskStream.Ports;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Checking.Hosting;

/// <summary>Registers the check before settlements.</summary>
public static class CheckingServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="PreSettlementChecks"/>. Needs a <see cref="RuleSet"/>, an <see cref="ICommittedState"/>, <see cref="IKeyPlaces"/> and
    /// an <see cref="ICheckLog"/>; <paramref name="listsOf"/> gives the newest lists.
    /// </summary>
    public static IServiceCollection AddRiskStreamChecking(
        this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, ReferenceData> listsOf)
    {
        services.AddOptions<CheckOptions>()
            .Bind(configuration.GetSection(CheckOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IValidateOptions<CheckOptions>, CheckOptionsRanges>(),
            ServiceDescriptor.Singleton<IValidateOptions<CheckOptions>, CheckOptionsRelations>(),
        ]);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new PreSettlementChecks(
            provider.GetRequiredService<RuleSet>(),
            () => listsOf(provider),
            provider.GetRequiredService<ICommittedState>(),
            provider.GetRequiredService<IKeyPlaces>(),
            provider.GetRequiredService<ICheckLog>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<CheckOptions>>(),
            provider.GetRequiredService<ILogger<PreSettlementChecks>>()));
        return services;
    }
}
