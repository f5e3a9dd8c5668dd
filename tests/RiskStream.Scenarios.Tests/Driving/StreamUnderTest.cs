using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using RiskStream.Cli.Generating.Output;
using RiskStream.Protocol.V1;
using RiskStream.State.Embedded;
using RiskStream.TestKit;
using RiskStream.TestKit.Brokers;
using StackExchange.Redis;

namespace RiskStream.Scenarios.Tests.Driving;

/// <summary>The topics, the Redis and the settings of one test's stream; services are started on it, in process or as processes.</summary>
internal sealed class StreamUnderTest : IAsyncDisposable
{
    public const int Partitions = 4;

    private readonly IKafkaBroker _broker;
    private readonly Dictionary<string, string> _topics = [];

    private StreamUnderTest(IKafkaBroker broker, PrivateRedis redis)
    {
        _broker = broker;
        Redis = redis;
    }

    public PrivateRedis Redis { get; }

    public string ReferenceFolder { get; } = Directory.CreateTempSubdirectory("riskstream-lists-").FullName;

    public string BootstrapServers => _broker.BootstrapServers;

    /// <summary>A stream whose topics exist, or with <paramref name="createTopics"/> off one that the service has to create.</summary>
    public static async Task<StreamUnderTest> OpenAsync(IKafkaBroker broker, bool createTopics = true)
    {
        var redis = await PrivateRedis.StartAsync(new PrivateRedisOptions(), CancellationToken.None);
        var stream = new StreamUnderTest(broker, redis);
        foreach (var role in new[] { "SettlementEvents", "InstitutionFacts", "RiskAlerts", "DeadLetters", "LateFacts", "ReferenceData", "CheckAudit" })
        {
            stream._topics[role] = createTopics
                ? await broker.NewTopicAsync(Partitions, role)
                : $"{role}.{Environment.ProcessId}.{redis.Port}";
        }

        return stream;
    }

    /// <summary>A connection to the stream's Redis that waits for a busy machine.</summary>
    public Task<ConnectionMultiplexer> ConnectToRedisAsync()
    {
        var options = ConfigurationOptions.Parse(Redis.ConnectionString);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = (int)Eventually.DefaultBound.TotalMilliseconds;
        options.AsyncTimeout = (int)Eventually.DefaultBound.TotalMilliseconds;
        return ConnectionMultiplexer.ConnectAsync(options);
    }

    public string Topic(string role) => _topics[role];

    public Dictionary<string, string?> Settings()
    {
        var settings = new Dictionary<string, string?>
        {
            ["RiskStream:Kafka:BootstrapServers"] = BootstrapServers,
            ["RiskStream:Kafka:GroupPrefix"] = _topics["SettlementEvents"],
            ["RiskStream:Kafka:SessionTimeout"] = "00:00:06",
            ["RiskStream:Kafka:Partitions"] = $"{Partitions}",
            ["RiskStream:Redis:ConnectionString"] = Redis.ConnectionString,
            ["RiskStream:Stream:ReferenceFolder"] = ReferenceFolder,
            ["RiskStream:Service:Address"] = "127.0.0.1",
            ["RiskStream:Service:GrpcPort"] = "0",
            ["RiskStream:Service:HttpPort"] = "0",
        };
        foreach (var (role, topic) in _topics)
        {
            settings[$"RiskStream:Kafka:{role}"] = topic;
        }

        return settings;
    }

    public async Task ProduceAsync(IEnumerable<Envelope> events)
    {
        using var producer = new PacedProducer(BootstrapServers, Topic("SettlementEvents"), TimeProvider.System);
        foreach (var next in events)
        {
            await producer.SendAsync(next, 100_000, CancellationToken.None);
        }

        producer.Flush();
    }

    public async Task ProduceRawAsync(string key, byte[] value, string? contentType)
    {
        var config = _broker.ProducerConfig();
        config.MessageMaxBytes = 1 << 25;
        using var producer = new ProducerBuilder<string, byte[]>(config).Build();
        var headers = new Headers();
        if (contentType is not null)
        {
            headers.Add("content-type", Encoding.ASCII.GetBytes(contentType));
        }

        await producer.ProduceAsync(
            new TopicPartition(Topic("SettlementEvents"), 0),
            new Message<string, byte[]> { Key = key, Value = value, Headers = headers });
    }

    /// <summary>Lets a topic take messages of up to 16 MiB; only a real Kafka has settings.</summary>
    public async Task AllowLargeAsync(string role)
    {
        using var admin = _broker.NewAdminClient();
        var topic = new ConfigResource { Type = ResourceType.Topic, Name = Topic(role) };
        await admin.AlterConfigsAsync(new Dictionary<ConfigResource, List<ConfigEntry>>
        {
            [topic] = [new ConfigEntry { Name = "max.message.bytes", Value = "16777216" }],
        });
    }

    /// <summary>Everything that a topic holds now.</summary>
    public async Task<IReadOnlyList<ConsumeResult<byte[], byte[]>>> ReadAllAsync(string role)
    {
        var topic = Topic(role);
        using var consumer = new ConsumerBuilder<byte[], byte[]>(_broker.ConsumerConfig("unused")).Build();
        var ends = await Task.Run(() => Enumerable.Range(0, Partitions).Sum(partition =>
        {
            var offsets = consumer.QueryWatermarkOffsets(new TopicPartition(topic, partition), Eventually.DefaultBound);
            return (int)(offsets.High.Value - offsets.Low.Value);
        }));
        return ends == 0 ? [] : await _broker.ReadAsync(topic, ends, TimeSpan.FromMinutes(2));
    }

    public async Task<IReadOnlyList<RiskAlert>> ReadAlertsAsync() =>
        [.. (await ReadAllAsync("RiskAlerts")).Select(record => RiskAlert.Parser.ParseFrom(record.Message.Value))];

    public async ValueTask DisposeAsync()
    {
        await Redis.DisposeAsync();
        Directory.Delete(ReferenceFolder, recursive: true);
    }
}
