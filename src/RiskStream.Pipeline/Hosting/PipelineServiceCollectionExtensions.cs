using Akka.Actor;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.Consuming;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.Publishing;
using RiskStream.Pipeline.Reference;
using RiskStream.Pipeline.Stages;
using RiskStream.Ports;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Stages;

namespace RiskStream.Pipeline.Hosting;

/// <summary>Registers the stream.</summary>
public static class PipelineServiceCollectionExtensions
{
    /// <summary>
    /// Runs the person and the institution stage on Kafka. Needs an <see cref="IKeyedStateStore"/>, an
    /// <see cref="IListArchive"/>, a <see cref="RuleSet"/> and a folder's <see cref="ReferenceSnapshot"/>; offers an <see cref="IAlertLog"/>, an
    /// <see cref="ICheckLog"/> and <see cref="IKeyPlaces"/>. Settings are checked at the start, all at once.
    /// </summary>
    public static IServiceCollection AddRiskStreamPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<KafkaOptions>()
            .Bind(configuration.GetSection(KafkaOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.AddOptions<StreamOptions>()
            .Bind(configuration.GetSection(StreamOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IValidateOptions<KafkaOptions>, KafkaOptionsValidator>(),
            ServiceDescriptor.Singleton<IValidateOptions<KafkaOptions>, KafkaOptionsRelations>(),
            ServiceDescriptor.Singleton<IValidateOptions<StreamOptions>, StreamOptionsValidator>(),
            ServiceDescriptor.Singleton<IValidateOptions<StreamOptions>, StreamOptionsRelations>(),
        ]);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRegionContext>(UnknownRegion.Instance);
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<KafkaOptions>>().Value);
        services.TryAddSingleton<TopicSetup>();
        services.TryAddSingleton<KafkaPublisher>();
        services.TryAddSingleton<LiveReference>();
        services.TryAddSingleton<KeptReference>();
        services.TryAddSingleton<IAlertLog, KafkaAlertLog>();
        services.TryAddSingleton<ICheckLog, KafkaCheckLog>();
        services.TryAddSingleton<TopicKeyPlaces>();
        services.TryAddSingleton<IKeyPlaces>(provider => provider.GetRequiredService<TopicKeyPlaces>());
        services.TryAddSingleton(_ => ActorSystem.Create("riskstream"));
        services.TryAddSingleton(PortsOf);
        services.TryAddSingleton(PersonStageOf);
        services.TryAddSingleton(InstitutionStageOf);
        services.AddHostedService<ReferenceFollower>();
        services.AddHostedService(provider => provider.GetRequiredService<TopicKeyPlaces>());
        services.AddHostedService(provider => provider.GetRequiredService<StageService<PersonEvent>>());
        services.AddHostedService(provider => provider.GetRequiredService<StageService<InstitutionChange>>());
        return services;
    }

    private static StagePorts PortsOf(IServiceProvider provider) => new(
        provider.GetRequiredService<IKeyedStateStore>(),
        provider.GetRequiredService<KafkaPublisher>(),
        new Dictionary<string, StageCounters>
        {
            [PersonStage.StageName] = new(),
            [InstitutionStage.StageName] = new(),
        })
    {
        Meter = provider.GetService<IStageMeter>() ?? SilentMeter.Instance,
    };

    private static StageService<PersonEvent> PersonStageOf(IServiceProvider provider)
    {
        var kafka = provider.GetRequiredService<KafkaOptions>();
        var stream = provider.GetRequiredService<IOptions<StreamOptions>>().Value;
        var decoder = new EventDecoder(kafka.MaxRecordBytes);
        var allowed = new AllowedLateness
        {
            Settlement = stream.SettlementLateness,
            Encounter = stream.EncounterLateness,
            InpatientLine = stream.InpatientLineLateness,
        };
        var rules = provider.GetRequiredService<RuleSet>();
        return Create(provider, new StageDescription<PersonEvent>
        {
            Name = PersonStage.StageName,
            Topic = kafka.SettlementEvents,
            Decode = decoder.Decode,
            StageOf = lists => new PersonStage(rules, lists, allowed, RetentionOf(stream)),
        });
    }

    private static StageService<InstitutionChange> InstitutionStageOf(IServiceProvider provider)
    {
        var stream = provider.GetRequiredService<IOptions<StreamOptions>>().Value;
        var rules = provider.GetRequiredService<RuleSet>();
        var region = provider.GetRequiredService<IRegionContext>();
        return Create(provider, new StageDescription<InstitutionChange>
        {
            Name = InstitutionStage.StageName,
            Topic = provider.GetRequiredService<KafkaOptions>().InstitutionFacts,
            Decode = InstitutionFactDecoder.Decode,
            SourceWatermark = change => change.SourceWatermark,
            StageOf = lists => new InstitutionStage(rules, lists, region, RetentionOf(stream)),
        });
    }

    private static StageService<T> Create<T>(IServiceProvider provider, StageDescription<T> description) => new(
        description,
        provider.GetRequiredService<KafkaOptions>(),
        provider.GetRequiredService<StagePorts>(),
        provider.GetRequiredService<TopicSetup>(),
        provider.GetRequiredService<LiveReference>(),
        provider.GetRequiredService<KeptReference>(),
        provider.GetRequiredService<ActorSystem>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<StageService<T>>>());

    private static Retention RetentionOf(StreamOptions stream) => new()
    {
        Facts = stream.FactRetention,
        Stays = stream.StayRetention,
        Uses = stream.UseRetention,
        Packs = stream.PackRetention,
    };
}
