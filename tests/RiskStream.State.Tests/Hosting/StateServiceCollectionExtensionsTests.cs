using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RiskStream.Ports;
using RiskStream.State.Hosting;
using RiskStream.State.InMemory;
using RiskStream.State.Redis;

namespace RiskStream.State.Tests.Hosting;

public sealed class StateServiceCollectionExtensionsTests
{
    private static readonly ServiceProviderOptions Strict = new() { ValidateOnBuild = true, ValidateScopes = true };
    private static readonly IConfiguration Empty = new ConfigurationBuilder().Build();

    [Fact]
    public async Task The_store_is_the_one_in_redis_and_there_is_one_of_it()
    {
        await using var provider = new ServiceCollection().AddRiskStreamState(Empty).BuildServiceProvider(Strict);

        var store = provider.GetRequiredService<IKeyedStateStore>();

        Assert.Same(provider.GetRequiredService<RedisStateStore>(), store);
        Assert.Same(store, provider.GetRequiredService<IKeyedStateStore>());
    }

    [Fact]
    public async Task Adding_twice_adds_once()
    {
        var services = new ServiceCollection().AddRiskStreamState(Empty);
        var once = services.Count(service => service.ServiceType.Assembly == typeof(RedisStateStore).Assembly);

        services.AddRiskStreamState(Empty);

        await using var provider = services.BuildServiceProvider(Strict);
        Assert.Equal(once, services.Count(service => service.ServiceType.Assembly == typeof(RedisStateStore).Assembly));
        Assert.Equal(2, provider.GetServices<IValidateOptions<RedisOptions>>().Count());
    }

    [Fact]
    public async Task A_store_that_is_already_there_stays()
    {
        var services = new ServiceCollection().AddSingleton<IKeyedStateStore, InMemoryStateStore>();

        await using var provider = services.AddRiskStreamState(Empty).BuildServiceProvider(Strict);

        Assert.IsType<InMemoryStateStore>(provider.GetRequiredService<IKeyedStateStore>());
    }

    [Fact]
    public async Task Wrong_settings_stop_the_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(
            [KeyValuePair.Create($"{RedisOptions.Section}:MaxRetries", (string?)"99")]);
        builder.Services.AddRiskStreamState(builder.Configuration);
        using var host = builder.Build();

        await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
    }
}
