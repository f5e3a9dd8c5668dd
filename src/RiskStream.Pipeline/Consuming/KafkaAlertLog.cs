using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Confluent.Kafka;
using RiskStream.EventTime;
using RiskStream.Pipeline.Hosting;
using RiskStream.Ports;

namespace RiskStream.Pipeline.Consuming;

/// <summary>The alert topic as the durable record of alerts. Each reader has a consumer and a thread of its own.</summary>
public sealed class KafkaAlertLog : IAlertLog
{
    private const int ReadAhead = 1000;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    private readonly KafkaOptions _options;

    /// <summary>Reads the configured alert topic.</summary>
    public KafkaAlertLog(KafkaOptions options) => _options = options;

    /// <inheritdoc/>
    public Task<AlertLogPosition> BeginningAsync(CancellationToken cancellationToken) =>
        AskAsync((consumer, partition) => consumer.QueryWatermarkOffsets(partition, AnswerWithin).Low.Value, cancellationToken);

    /// <inheritdoc/>
    public Task<AlertLogPosition> EndAsync(CancellationToken cancellationToken) =>
        AskAsync((consumer, partition) => consumer.QueryWatermarkOffsets(partition, AnswerWithin).High.Value, cancellationToken);

    /// <inheritdoc/>
    public Task<AlertLogPosition> AtAsync(EventTimestamp recordedAt, CancellationToken cancellationToken) => AskAsync(
        (consumer, partition) =>
        {
            var time = new TopicPartitionTimestamp(partition, new Timestamp(recordedAt.Micros / 1000, TimestampType.CreateTime));
            var found = consumer.OffsetsForTimes([time], AnswerWithin)[0].Offset;
            return found == Offset.End ? consumer.QueryWatermarkOffsets(partition, AnswerWithin).High.Value : found.Value;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LoggedAlert> ReadAsync(
        AlertLogPosition from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<LoggedAlert>(ReadAhead);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var thread = new Thread(() => Follow(from, channel.Writer, reading.Token)) { IsBackground = true, Name = "alert log" };
        thread.Start();
        try
        {
            await foreach (var alert in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return alert;
            }
        }
        finally
        {
            await reading.CancelAsync();
        }
    }

    private void Follow(AlertLogPosition from, ChannelWriter<LoggedAlert> alerts, CancellationToken cancellationToken)
    {
        try
        {
            using var consumer = Open();
            consumer.Assign(PartitionsOf(consumer).Select(partition => new TopicPartitionOffset(
                partition,
                from.NextOffsets.TryGetValue(partition.Partition.Value, out var next) ? new Offset(next) : Offset.Beginning)));
            while (!cancellationToken.IsCancellationRequested)
            {
                Offer(consumer.Consume(cancellationToken), alerts, cancellationToken);
            }

            alerts.TryComplete();
        }
        catch (OperationCanceledException)
        {
            alerts.TryComplete();
        }
        catch (AlertLogUnavailableException missing)
        {
            alerts.TryComplete(missing);
        }
        catch (KafkaException fault)
        {
            alerts.TryComplete(new AlertLogUnavailableException(
                $"reading {_options.RiskAlerts} from {_options.BootstrapServers} failed: {fault.Error.Reason}", fault));
        }
    }

    private static void Offer(
        ConsumeResult<byte[]?, byte[]?> polled, ChannelWriter<LoggedAlert> alerts, CancellationToken cancellationToken)
    {
        if (polled.Message.Value is not { } bytes)
        {
            return;
        }

        var recorded = new EventTimestamp(polled.Message.Timestamp.UnixTimestampMs * 1000);
        var alert = new LoggedAlert(polled.Partition.Value, polled.Offset.Value, recorded, bytes);
        while (!alerts.TryWrite(alert))
        {
#pragma warning disable RS0030 // This thread is the reader's own and has nothing else to do than to wait for room.
            if (!alerts.WaitToWriteAsync(cancellationToken).AsTask().Result)
            {
                return;
            }
#pragma warning restore RS0030
        }
    }

    private async Task<AlertLogPosition> AskAsync(
        Func<IConsumer<byte[]?, byte[]?>, TopicPartition, long> ask, CancellationToken cancellationToken)
    {
        // The client only offers blocking calls for this.
        return await Task.Run(
            () =>
            {
                try
                {
                    using var consumer = Open();
                    return new AlertLogPosition(PartitionsOf(consumer).ToImmutableSortedDictionary(
                        partition => partition.Partition.Value, partition => ask(consumer, partition)));
                }
                catch (KafkaException fault)
                {
                    throw new AlertLogUnavailableException(
                        $"asking {_options.BootstrapServers} for the offsets of {_options.RiskAlerts} failed: {fault.Error.Reason}", fault);
                }
            },
            cancellationToken);
    }

    private List<TopicPartition> PartitionsOf(IConsumer<byte[]?, byte[]?> consumer)
    {
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var topic = admin.GetMetadata(_options.RiskAlerts, AnswerWithin).Topics.Single();
        if (topic.Error.IsError || topic.Partitions.Count == 0)
        {
            throw new AlertLogUnavailableException(
                $"topic {_options.RiskAlerts} on {_options.BootstrapServers} is not there yet: {topic.Error.Reason}");
        }

        return [.. topic.Partitions.Select(partition => new TopicPartition(_options.RiskAlerts, partition.PartitionId))];
    }

    private IConsumer<byte[]?, byte[]?> Open() => new ConsumerBuilder<byte[]?, byte[]?>(
        new ConsumerConfig(new Dictionary<string, string>(_options.Client))
        {
            BootstrapServers = _options.BootstrapServers,
            GroupId = $"{_options.GroupPrefix}-alert-hub",
            EnableAutoCommit = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            FetchWaitMaxMs = 20,
        }).Build();
}
