using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace RiskStream.Pipeline.Consuming;

/// <summary>
/// Reads a stage's topic as a member of its consumer group, and hands each assigned partition to a stream of its own. Guarantee: a
/// partition is read from the offset that stands with its state, not from the group's; the group's offsets follow, for lag monitors
/// only. A partition whose stream is full is paused; one that fails starts again from its checkpoint, and the others go on.
/// All fields are touched by the poll thread alone.
/// </summary>
/// <typeparam name="T">The decoded input.</typeparam>
internal sealed partial class StageConsumer<T>
{
    private const string NotAssigned = "the consumer group has not assigned partitions yet";
    private static readonly TimeSpan IdlePoll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan UnsettledPoll = TimeSpan.FromMilliseconds(5);

    private readonly StageContext<T> _context;
    private readonly ILogger _logger;
    private readonly Dictionary<TopicPartition, PartitionRun<T>> _runs = [];
    private readonly Dictionary<TopicPartition, long> _reported = [];
    private volatile int _streaming;
    private volatile string? _missing = NotAssigned;
    private bool _wasAssigned;

    public StageConsumer(StageContext<T> context)
    {
        _context = context;
        _logger = context.Logger;
    }

    /// <summary>How many assigned partitions stream now. Safe to read from any thread.</summary>
    public int StreamingPartitions => _streaming;

    /// <summary>
    /// What has to happen before the group has assigned partitions, or none, and all of them stream; null if they do. Safe to read from any
    /// thread.
    /// </summary>
    public string? Missing => _missing;

    /// <summary>Polls on a thread of its own until stopped, then drains what is in flight, commits it and leaves the group.</summary>
    public Task RunAsync(CancellationToken stopping)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                Poll(stopping);
                ended.SetResult();
            }
            catch (KafkaException fault)
            {
                ended.SetException(fault);
            }
        })
        {
            IsBackground = true,
            Name = $"poll {_context.Description.Name}",
        };
        thread.Start();
        return ended.Task;
    }

    private void Poll(CancellationToken stopping)
    {
        using var consumer = Open();
        consumer.Subscribe(_context.Description.Topic);
        while (!stopping.IsCancellationRequested)
        {
            PollOnce(consumer);
            Report(consumer);
        }

        Report(consumer);
        consumer.Close();
    }

    private void PollOnce(IConsumer<byte[]?, byte[]?> consumer)
    {
        var wait = _runs.Values.Any(run => run.IsUnsettled) ? UnsettledPoll : IdlePoll;
        for (var taken = 0; taken < _context.Options.MaxBatchRecords; taken++)
        {
            if (!TryConsume(consumer, wait, out var polled))
            {
                break;
            }

            if (_runs.TryGetValue(polled.TopicPartition, out var run))
            {
                run.Take(consumer, polled);
            }

            wait = TimeSpan.Zero;
        }

        var streaming = 0;
        foreach (var run in _runs.Values)
        {
            run.Tend(consumer);
            streaming += run.IsStreaming ? 1 : 0;
        }

        _streaming = streaming;
        _missing = !_wasAssigned ? NotAssigned
            : streaming == _runs.Count ? null
            : string.Join(", ", _runs.Values.Where(run => !run.IsStreaming).Select(run => run.Waiting));
    }

    private bool TryConsume(
        IConsumer<byte[]?, byte[]?> consumer, TimeSpan wait, out ConsumeResult<byte[]?, byte[]?> polled)
    {
        try
        {
            polled = consumer.Consume(wait)!;
            return polled is not null;
        }
        catch (ConsumeException fault) when (!fault.Error.IsFatal)
        {
            LogConsume(fault.Error.Code, fault.Error.Reason);
            polled = null!;
            return false;
        }
    }

    /// <summary>Says how far partitions have come, and lets the group's offsets follow the committed ones.</summary>
    private void Report(IConsumer<byte[]?, byte[]?> consumer)
    {
        foreach (var (partition, run) in _runs)
        {
            if (run.ProgressBy(consumer) is { } progress)
            {
                _context.Ports.Counters.Note(partition.Partition.Value, progress);
            }

            if (run.CommittedOffset is { } committed && _reported.GetValueOrDefault(partition, -1) != committed)
            {
                consumer.StoreOffset(new TopicPartitionOffset(partition, committed));
                _reported[partition] = committed;
            }
        }
    }

    private IConsumer<byte[]?, byte[]?> Open()
    {
        var options = _context.Options;
        var config = new ConsumerConfig(new Dictionary<string, string>(options.Client))
        {
            BootstrapServers = options.BootstrapServers,
            GroupId = $"{options.GroupPrefix}-{_context.Description.Name}",
            SessionTimeoutMs = (int)options.SessionTimeout.TotalMilliseconds,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoOffsetStore = false,
            EnableAutoCommit = true,
            AutoCommitIntervalMs = 5000,
            FetchWaitMaxMs = 20,

            // A member that was told that there is no such topic, or fewer partitions, hears of them within this and not after five minutes.
            TopicMetadataRefreshIntervalMs = 10_000,
            QueuedMinMessages = Math.Max(1000, options.MaxBatchRecords * 4),
        };
        return new ConsumerBuilder<byte[]?, byte[]?>(config)
            .SetPartitionsAssignedHandler(Assign)
            .SetPartitionsRevokedHandler((consumer, partitions) => Revoke(consumer, partitions))
            .SetPartitionsLostHandler((_, partitions) => Lose(partitions))
            .SetErrorHandler((_, error) => LogConsume(error.Code, error.Reason))
            .SetLogHandler((_, line) => LogClientLine(line.Facility, line.Message))
            .Build();
    }

    private IEnumerable<TopicPartitionOffset> Assign(IConsumer<byte[]?, byte[]?> consumer, List<TopicPartition> partitions)
    {
        foreach (var partition in partitions)
        {
            _runs[partition] = new PartitionRun<T>(_context, partition);
            _runs[partition].Hold(consumer);
        }

        _wasAssigned = true;
        LogAssigned(_context.Description.Name, string.Join(", ", partitions.Select(p => p.Partition.Value)));

        // Held, so that nothing is fetched before the stored offset is known; the run seeks there. The offset is absolute because a
        // logical one is looked up: if the run seeks meanwhile, librdkafka finds the answer outdated, asks again, and then goes
        // where that answer says in place of the seek. From the end, that would skip records. The first offset cannot: should a
        // fetch slip out where the log begins later, the reset is to the earliest record, and what was read before is dropped.
        return partitions.Select(partition => new TopicPartitionOffset(partition, new Offset(0)));
    }

    private void Revoke(IConsumer<byte[]?, byte[]?> consumer, List<TopicPartitionOffset> partitions)
    {
        var drains = partitions
            .Where(partition => _runs.ContainsKey(partition.TopicPartition))
            .Select(partition => _runs[partition.TopicPartition].DrainAsync())
            .ToArray();
        AwaitDrains(drains);
        Report(consumer);
        LogRevoked(_context.Description.Name, string.Join(", ", partitions.Select(p => p.Partition.Value)));
        Lose(partitions);
    }

    private void AwaitDrains(Task[] drains)
    {
        try
        {
#pragma warning disable RS0030 // The client takes the partitions away when this callback returns, so it has to wait here.
            if (!Task.WhenAll(drains).Wait(_context.Options.DrainTimeout))
            {
                LogNotDrained(_context.Description.Name, _context.Options.DrainTimeout);
            }
#pragma warning restore RS0030
        }
        catch (AggregateException fault)
        {
            LogDrainFailed(_context.Description.Name, fault.GetBaseException().Message);
        }
    }

    private void Lose(List<TopicPartitionOffset> partitions)
    {
        foreach (var partition in partitions)
        {
            _reported.Remove(partition.TopicPartition);
            _context.Ports.Counters.Leave(partition.Partition.Value);
            if (_runs.Remove(partition.TopicPartition, out var run))
            {
                run.Abandon();
            }
        }
    }

    [LoggerMessage(2111, LogLevel.Information, "Stage {Stage} was assigned partitions {Partitions}")]
    private partial void LogAssigned(string stage, string partitions);

    [LoggerMessage(2112, LogLevel.Information, "Stage {Stage} drained and gave up partitions {Partitions}")]
    private partial void LogRevoked(string stage, string partitions);

    [LoggerMessage(2113, LogLevel.Warning, "Stage {Stage} did not finish what was in flight within {Timeout}; its next owner does it again")]
    private partial void LogNotDrained(string stage, TimeSpan timeout);

    [LoggerMessage(2114, LogLevel.Warning, "Stage {Stage} could not finish what was in flight: {Reason}; its next owner does it again")]
    private partial void LogDrainFailed(string stage, string reason);

    [LoggerMessage(2115, LogLevel.Warning, "Kafka consumer: {Code} {Reason}")]
    private partial void LogConsume(ErrorCode code, string reason);

    [LoggerMessage(2116, LogLevel.Debug, "Kafka consumer: {Facility} {Line}")]
    private partial void LogClientLine(string facility, string line);
}
