using System.Text;
using Confluent.Kafka;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using RiskStream.Checking;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.Hosting;
using RiskStream.Ports;

namespace RiskStream.Pipeline.Publishing;

/// <summary>
/// Keeps checks and feedback on the topic <c>check-audit</c>. Nobody waits for the broker: while it is away up to
/// <see cref="KafkaOptions.WaitingAudits"/> records wait in memory; those beyond are lost, counted, and told. Safe for concurrent use.
/// </summary>
public sealed partial class KafkaCheckLog : ICheckLog, IDisposable
{
    private static readonly byte[] ContentType = Encoding.UTF8.GetBytes(ContentTypes.Protobuf);

    private readonly KafkaOptions _options;
    private readonly ILogger<KafkaCheckLog> _logger;
    private readonly Lazy<IProducer<string, byte[]>> _producer;
    private long _lost;

    /// <summary>A log that connects in the background, at the first record.</summary>
    public KafkaCheckLog(KafkaOptions options, ILogger<KafkaCheckLog> logger)
    {
        (_options, _logger) = (options, logger);
        _producer = new Lazy<IProducer<string, byte[]>>(Open);
    }

    /// <summary>Records that were lost since the start.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <inheritdoc/>
    public void Keep(CheckRecord check) => Produce(check.MessageId, CheckEncoding.ToWire(check).ToByteArray());

    /// <inheritdoc/>
    public void Keep(FeedbackRecord feedback) =>
        Produce(feedback.Check?.MessageId ?? feedback.FindingId, CheckEncoding.ToWire(feedback).ToByteArray());

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_producer.IsValueCreated)
        {
            _producer.Value.Flush(TimeSpan.FromSeconds(5));
            _producer.Value.Dispose();
        }
    }

    private void Produce(string key, byte[] value)
    {
        var message = new Message<string, byte[]>
        {
            Key = key,
            Value = value,
            Headers = [new Header(ContentTypes.Header, ContentType)],
        };
        try
        {
            _producer.Value.Produce(_options.CheckAudit, message, report =>
            {
                if (report.Error.IsError)
                {
                    Lose(report.Error.Reason);
                }
            });
        }
        catch (ProduceException<string, byte[]> refused)
        {
            Lose(refused.Error.Reason);
        }
    }

    private void Lose(string reason)
    {
        var lost = Interlocked.Increment(ref _lost);
        if (long.IsPow2(lost))
        {
            LogLost(lost, _options.CheckAudit, reason);
        }
    }

    private IProducer<string, byte[]> Open()
    {
        var config = new ProducerConfig(new Dictionary<string, string>(_options.Client))
        {
            BootstrapServers = _options.BootstrapServers,
            Acks = Acks.All,
            LingerMs = 20,
            MessageTimeoutMs = (int)_options.PublishTimeout.TotalMilliseconds,
            QueueBufferingMaxMessages = _options.WaitingAudits,
            Partitioner = Partitioner.Murmur2Random,
        };
        return new ProducerBuilder<string, byte[]>(config).SetLogHandler((_, line) => LogClientLine(line.Facility, line.Message)).Build();
    }

    [LoggerMessage(2011, LogLevel.Warning, "{Lost} records of checks did not reach the topic {Topic}; the last one: {Reason}")]
    private partial void LogLost(long lost, string topic, string reason);

    [LoggerMessage(2012, LogLevel.Debug, "Kafka producer of checks: {Facility} {Line}")]
    private partial void LogClientLine(string facility, string line);
}
