using System.Runtime.CompilerServices;
using Confluent.Kafka;
using RiskStream.Pipeline.Hosting;

namespace RiskStream.Pipeline.DeadLetters;

/// <summary>
/// Reads a topic once, from given offsets to where it ends when the reading begins, and ends by itself. It belongs to no consumer
/// group and commits nothing. Records of one partition keep their order. One reading at a time.
/// </summary>
internal sealed class TopicScan : IDisposable
{
    private const int MaxChunk = 500;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan QuietAtMost = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    private readonly KafkaOptions _options;
    private readonly string _topic;
    private readonly IConsumer<byte[]?, byte[]?> _consumer;

    public TopicScan(KafkaOptions options, string topic)
    {
        _options = options;
        _topic = topic;
        _consumer = new ConsumerBuilder<byte[]?, byte[]?>(new ConsumerConfig(new Dictionary<string, string>(options.Client))
        {
            BootstrapServers = options.BootstrapServers,
            GroupId = $"{options.GroupPrefix}-dead-letter-tool",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            FetchWaitMaxMs = 20,
        }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
    }

    /// <summary>How many partitions a topic has; null if there is no such topic.</summary>
    /// <exception cref="DeadLettersUnavailableException">Kafka does not answer.</exception>
    public Task<int?> PartitionsOfAsync(string topic, CancellationToken cancellationToken) =>
        Task.Run(() => Asking(() => PartitionsOf(topic)), cancellationToken);

    /// <summary>Reads every partition, or the given ones from the given offsets.</summary>
    /// <exception cref="DeadLettersUnavailableException">Kafka does not answer, or there is no such topic.</exception>
    public async IAsyncEnumerable<ConsumeResult<byte[]?, byte[]?>> ReadAsync(
        IReadOnlyDictionary<int, long>? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The client only offers blocking calls, so each step runs on a thread that may block.
        var ends = await Task.Run(() => Asking(() => Begin(from)), cancellationToken);
        var quiet = TimeSpan.Zero;
        while (ends.Count > 0)
        {
            var chunk = await Task.Run(() => Asking(Take), cancellationToken);
            quiet = chunk.Count == 0 ? quiet + Poll : TimeSpan.Zero;
            if (quiet > QuietAtMost)
            {
                throw new DeadLettersUnavailableException(
                    $"{_options.BootstrapServers} sent nothing of {_topic} for {QuietAtMost.TotalSeconds} s, "
                    + $"and partitions {string.Join(", ", ends.Keys)} are not read to their end; look at the brokers and run it again");
            }

            foreach (var polled in chunk)
            {
                if (!ends.TryGetValue(polled.Partition.Value, out var end))
                {
                    continue;
                }

                if (polled.Offset.Value + (polled.IsPartitionEOF ? 0 : 1) >= end)
                {
                    ends.Remove(polled.Partition.Value);
                }

                if (!polled.IsPartitionEOF && polled.Offset.Value < end)
                {
                    yield return polled;
                }
            }
        }
    }

    public void Dispose()
    {
        _consumer.Close();
        _consumer.Dispose();
    }

    private Dictionary<int, long> Begin(IReadOnlyDictionary<int, long>? from)
    {
        var count = PartitionsOf(_topic) ?? throw new DeadLettersUnavailableException(
            $"topic {_topic} does not exist on {_options.BootstrapServers}; check the name (RiskStream:Kafka) and the address");
        var ends = new Dictionary<int, long>();
        var starts = new List<TopicPartitionOffset>();
        foreach (var partition in Enumerable.Range(0, count).Where(number => from is null || from.ContainsKey(number)))
        {
            var place = new TopicPartition(_topic, partition);
            var log = _consumer.QueryWatermarkOffsets(place, AnswerWithin);
            var start = Math.Max(log.Low.Value, from?[partition] ?? 0);
            if (start < log.High.Value)
            {
                ends[partition] = log.High.Value;
                starts.Add(new TopicPartitionOffset(place, start));
            }
        }

        _consumer.Assign(starts);
        return ends;
    }

    private List<ConsumeResult<byte[]?, byte[]?>> Take()
    {
        var chunk = new List<ConsumeResult<byte[]?, byte[]?>>();
        var polled = _consumer.Consume(Poll);
        while (polled is not null)
        {
            chunk.Add(polled);
            polled = chunk.Count < MaxChunk ? _consumer.Consume(TimeSpan.Zero) : null;
        }

        return chunk;
    }

    // All topics' metadata: asking for one by its name may create it.
    private int? PartitionsOf(string topic)
    {
        using var admin = new DependentAdminClientBuilder(_consumer.Handle).Build();
        var found = admin.GetMetadata(AnswerWithin).Topics.Find(known => known.Topic == topic && known.Partitions.Count > 0);
        return found?.Partitions.Count;
    }

    private T Asking<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (KafkaException fault)
        {
            throw new DeadLettersUnavailableException(
                $"Kafka at {_options.BootstrapServers} did not serve {_topic}: {fault.Error.Reason}; "
                + "check the address, and that the brokers' advertised listeners can be reached from here",
                fault);
        }
    }
}
