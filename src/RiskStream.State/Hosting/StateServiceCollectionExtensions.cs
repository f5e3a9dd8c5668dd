using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskStream.Ports;
using RiskStream.State.Redis;

namespace RiskStream.State.Hosting;

/// <summary>Registers the state store.</summary>
public static class StateServiceCollectionExtensions
{
    /// <summary>
    /// Keeps state in Redis as <see cref="RedisOptions"/> say. The settings are checked at the start, all at once;
    /// connecting waits for the first use. An <see cref="IKeyedStateStore"/> that is already registered stays.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">
    /// The whole configuration, of which <see cref="RedisOptions.Section"/> is read.
    /// </param>
    public static IServiceCollection AddRiskStreamState(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddLogging();
        services.AddOptions<RedisOptions>()
            .Bind(configuration.GetSection(RedisOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RedisOptions>, RedisOptionsBounds>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RedisOptions>, RedisOptionsRelations>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RedisConnection>();
        services.TryAddSingleton(CreateStore);
        services.TryAddSingleton<IKeyedStateStore>(provider => provider.GetRequiredService<RedisStateStore>());
        services.TryAddSingleton<IListArchive>(CreateArchive);
        services.TryAddSingleton<ICommittedState>(CreateReader);
        return services;
    }

    private static RedisListArchive CreateArchive(IServiceProvider provider) => new(
        provider.GetRequiredService<RedisConnection>(),
        provider.GetRequiredService<IOptions<RedisOptions>>(),
        provider.GetRequiredService<TimeProvider>(),
        new Random(RandomNumberGenerator.GetInt32(int.MaxValue)),
        provider.GetRequiredService<ILogger<RedisStateStore>>());

    private static RedisCommittedState CreateReader(IServiceProvider provider) => new(
        provider.GetRequiredService<IOptions<RedisOptions>>(),
        provider.GetRequiredService<TimeProvider>(),
        new Random(RandomNumberGenerator.GetInt32(int.MaxValue)),
        provider.GetRequiredService<ILogger<RedisConnection>>());

    private static RedisStateStore CreateStore(IServiceProvider provider) => new(
        provider.GetRequiredService<RedisConnection>(),
        provider.GetRequiredService<IOptions<RedisOptions>>(),
        provider.GetRequiredService<TimeProvider>(),
        new Random(RandomNumberGenerator.GetInt32(int.MaxValue)),
        provider.GetRequiredService<ILogger<RedisStateStore>>());
}
