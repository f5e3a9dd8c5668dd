using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging;

namespace RiskStream.Pipeline.Hosting;

/// <summary>Sees to it that every topic exists before anything is read or written.</summary>
public sealed partial class TopicSetup
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan KnownWithin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(200);

    private readonly KafkaOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<TopicSetup> _logger;

    /// <summary>Topics as configured.</summary>
    public TopicSetup(KafkaOptions options, TimeProvider time, ILogger<TopicSetup> logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>Creates the topics that are missing, or says which are.</summary>
    /// <exception cref="InvalidOperationException">The cluster does not answer, or topics are missing and may not be created.</exception>
    public Task EnsureAsync(CancellationToken cancellationToken) => EnsureAsync(
        [
            _options.SettlementEvents, _options.InstitutionFacts, _options.RiskAlerts, _options.DeadLetters, _options.LateFacts,
            _options.ReferenceData, _options.CheckAudit,
        ],
        cancellationToken);

    /// <summary>Creates those of the given topics that are missing, or says which are.</summary>
    /// <exception cref="InvalidOperationException">The cluster does not answer, or topics are missing and may not be created.</exception>
    public async Task EnsureAsync(IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig(new Dictionary<string, string>(_options.Client))
        {
            BootstrapServers = _options.BootstrapServers,
        }).Build();
        var missing = MissingFrom(admin, wanted);
        if (missing.Count == 0)
        {
            return;
        }

        if (!_options.CreateTopics)
        {
            throw new InvalidOperationException(
                $"topics {string.Join(", ", missing)} do not exist on {_options.BootstrapServers}; create them, or set RiskStream:Kafka:CreateTopics");
        }

        cancellationToken.ThrowIfCancellationRequested();
        await CreateAsync(admin, missing);
        await UntilKnownAsync(admin, wanted, cancellationToken);
    }

    /// <summary>A topic is created before its brokers know of it, and a client that asks one that does not hears that there is none.</summary>
    private async Task UntilKnownAsync(IAdminClient admin, IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        while (await Task.Run(() => WithoutLeaders(admin, wanted), cancellationToken) is { Count: > 0 } unknown)
        {
            if (_time.GetElapsedTime(started) > KnownWithin)
            {
                throw new InvalidOperationException(
                    $"topics {string.Join(", ", unknown)} were created on {_options.BootstrapServers}, and after {KnownWithin.TotalSeconds} s "
                    + "not all of their partitions have a leader. Look at the brokers' logs");
            }

            await Task.Delay(AskAgainAfter, _time, cancellationToken);
        }
    }

    /// <summary>Those without a leader; all of them while the cluster does not answer.</summary>
    private static IReadOnlyList<string> WithoutLeaders(IAdminClient admin, IReadOnlyList<string> wanted)
    {
        try
        {
            var led = admin.GetMetadata(AnswerWithin).Topics
                .Where(topic => topic.Partitions.Count > 0 && topic.Partitions.TrueForAll(partition => partition.Leader >= 0))
                .Select(topic => topic.Topic).ToHashSet();
            return [.. wanted.Where(topic => !led.Contains(topic))];
        }
        catch (KafkaException)
        {
            return wanted;
        }
    }

    private List<string> MissingFrom(IAdminClient admin, IReadOnlyList<string> wanted)
    {
        try
        {
            var present = admin.GetMetadata(AnswerWithin).Topics.Select(topic => topic.Topic).ToHashSet();
            return [.. wanted.Where(topic => !present.Contains(topic))];
        }
        catch (KafkaException fault)
        {
            throw new InvalidOperationException(
                $"Kafka at {_options.BootstrapServers} (RiskStream:Kafka:BootstrapServers) did not answer within {AnswerWithin.TotalSeconds} s: "
                + $"{fault.Error.Reason}. Check the address, and that the brokers' advertised listeners can be reached from here.",
                fault);
        }
    }

    private async Task CreateAsync(IAdminClient admin, List<string> missing)
    {
        var specifications = missing.Select(SpecificationOf);
        try
        {
            await admin.CreateTopicsAsync(specifications, new CreateTopicsOptions { RequestTimeout = AnswerWithin });
            LogCreated(string.Join(", ", missing), _options.Partitions);
        }
        catch (CreateTopicsException fault) when (fault.Results.All(
            result => result.Error.Code is ErrorCode.NoError or ErrorCode.TopicAlreadyExists))
        {
            // Another instance was faster.
        }
        catch (KafkaException fault)
        {
            throw new InvalidOperationException(
                $"creating topics {string.Join(", ", missing)} on {_options.BootstrapServers} failed: {fault.Error.Reason}; "
                + "create them by hand, or give this client the right to",
                fault);
        }
    }

    /// <summary>Lists are small and looked up by key: one partition, of which the last message of each key is kept for ever.</summary>
    private TopicSpecification SpecificationOf(string topic) => new()
    {
        Name = topic,
        NumPartitions = topic == _options.ReferenceData ? 1 : _options.Partitions,
        ReplicationFactor = _options.ReplicationFactor,
        Configs = topic == _options.ReferenceData ? new Dictionary<string, string> { ["cleanup.policy"] = "compact" } : null,
    };

    [LoggerMessage(2201, LogLevel.Information, "Created topics {Topics}; those of records have {Partitions} partitions each")]
    private partial void LogCreated(string topics, int partitions);
}
