using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Stages;

namespace RiskStream.Pipeline.Publishing;

/// <summary>
/// Publishes what stages made. Guarantee: when <see cref="PublishAsync"/> completes, every message is on all in-sync replicas; a
/// message may appear again after a failure, with the same <c>rs-source</c>. Messages of one caller keep their order.
/// Safe for concurrent use.
/// </summary>
public sealed partial class KafkaPublisher : IDisposable
{
    private readonly KafkaOptions _options;
    private readonly OutputMessages _messages;
    private readonly ILogger<KafkaPublisher> _logger;
    private readonly Lock _gate = new();
    private IProducer<byte[]?, byte[]?> _producer;

    /// <summary>Opens a producer; it connects in the background.</summary>
    public KafkaPublisher(KafkaOptions options, ILogger<KafkaPublisher> logger)
    {
        _options = options;
        _messages = new OutputMessages(options);
        _logger = logger;
        _producer = Open();
    }

    /// <summary>Publishes a batch's outputs and dead letters, and waits until all are acknowledged.</summary>
    /// <exception cref="PublishFailedException">A message was not acknowledged within the configured time.</exception>
    public async Task PublishAsync(string stage, StageResult result, CancellationToken cancellationToken)
    {
        var messages = _messages.Of(stage, result);
        if (messages.Count > 0)
        {
            await ProduceAllAsync(messages, cancellationToken);
        }
    }

    /// <summary>Publishes dead letters, and waits until all are acknowledged.</summary>
    /// <exception cref="PublishFailedException">One was not acknowledged within the configured time.</exception>
    public Task SetAsideAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken) =>
        ProduceAllAsync(_messages.Of(letters), cancellationToken);

    private async Task ProduceAllAsync(
        List<(string Topic, Message<byte[]?, byte[]?> Message)> messages, CancellationToken cancellationToken)
    {
        var batch = new PublishBatch(messages.Count);
        var producer = _producer;
        foreach (var (topic, message) in messages)
        {
            await ProduceAsync(producer, topic, message, batch, cancellationToken);
        }

        var oversized = await batch.Completion.WaitAsync(cancellationToken);
        await PublishWithoutValueAsync(oversized, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _producer.Flush(TimeSpan.FromSeconds(5));
        _producer.Dispose();
    }

    /// <summary>
    /// A dead letter that the broker finds too large, now that it carries its reason, goes without its value: the original stays
    /// where its headers say.
    /// </summary>
    private async Task PublishWithoutValueAsync(
        IReadOnlyList<(string Topic, Message<byte[]?, byte[]?> Message)> oversized, CancellationToken cancellationToken)
    {
        if (oversized.Count == 0)
        {
            return;
        }

        var batch = new PublishBatch(oversized.Count);
        foreach (var (topic, message) in oversized)
        {
            if (topic != _options.DeadLetters)
            {
                throw new PublishFailedException(
                    $"a message of {message.Value?.Length} bytes is larger than topic {topic} takes; raise its max.message.bytes");
            }

            OutputMessages.OmitValue(message);
            await ProduceAsync(_producer, topic, message, batch, cancellationToken);
        }

        await batch.Completion.WaitAsync(cancellationToken);
    }

    private async Task ProduceAsync(
        IProducer<byte[]?, byte[]?> producer,
        string topic,
        Message<byte[]?, byte[]?> message,
        PublishBatch batch,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                producer.Produce(topic, message, report => Acknowledge(producer, topic, message, report, batch));
                return;
            }
            catch (ProduceException<byte[]?, byte[]?> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
            }
            catch (ProduceException<byte[]?, byte[]?> fault) when (fault.Error.Code == ErrorCode.MsgSizeTooLarge)
            {
                batch.TooLarge(topic, message);
                return;
            }
            catch (ProduceException<byte[]?, byte[]?> fault)
            {
                ReplaceIfFatal(producer, fault.Error);
                throw new PublishFailedException($"publishing to {topic} failed: {fault.Error.Reason}", fault);
            }
        }
    }

    private void Acknowledge(
        IProducer<byte[]?, byte[]?> producer,
        string topic,
        Message<byte[]?, byte[]?> message,
        DeliveryReport<byte[]?, byte[]?> report,
        PublishBatch batch)
    {
        if (!report.Error.IsError)
        {
            batch.Delivered();
        }
        else if (report.Error.Code == ErrorCode.MsgSizeTooLarge)
        {
            batch.TooLarge(topic, message);
        }
        else
        {
            ReplaceIfFatal(producer, report.Error);
            batch.Failed(new PublishFailedException(
                $"publishing to {topic} failed: {report.Error.Reason}; the batch is done again from the last checkpoint"));
        }
    }

    /// <summary>An idempotent producer that lost its sequence cannot go on; its successor starts a new one.</summary>
    private void ReplaceIfFatal(IProducer<byte[]?, byte[]?> failed, Error error)
    {
        if (!error.IsFatal)
        {
            return;
        }

        lock (_gate)
        {
            if (ReferenceEquals(_producer, failed))
            {
                LogReplaced(error.Reason);
                _producer = Open();
            }
        }
    }

    private IProducer<byte[]?, byte[]?> Open()
    {
        var config = new ProducerConfig(new Dictionary<string, string>(_options.Client))
        {
            BootstrapServers = _options.BootstrapServers,
            Acks = Acks.All,
            EnableIdempotence = true,
            LingerMs = 1,
            MessageTimeoutMs = (int)_options.PublishTimeout.TotalMilliseconds,
            MessageMaxBytes = 1 << 27,
            Partitioner = Partitioner.Murmur2Random,
        };
        return new ProducerBuilder<byte[]?, byte[]?>(config)
            .SetErrorHandler((_, error) => LogClientError(error.Code, error.Reason))
            .SetLogHandler((_, line) => LogClientLine(line.Facility, line.Message))
            .Build();
    }

    [LoggerMessage(2001, LogLevel.Warning, "The producer hit a fatal error and is replaced: {Reason}")]
    private partial void LogReplaced(string reason);

    [LoggerMessage(2002, LogLevel.Warning, "Kafka producer: {Code} {Reason}")]
    private partial void LogClientError(ErrorCode code, string reason);

    [LoggerMessage(2003, LogLevel.Debug, "Kafka producer: {Facility} {Line}")]
    private partial void LogClientLine(string facility, string line);
}
