using Confluent.Kafka;
using RiskStream.Pipeline.Consuming;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.Hosting;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Reference;

/// <summary>
/// Reads all partitions of the topic of reference lists from their beginning, outside of any group, in steps. An entry that cannot be
/// used is given as a dead letter and otherwise ignored: the entry before it stays. Used by one thread.
/// </summary>
internal sealed class ReferenceTopicReader : IDisposable
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    // Ten seconds, a step each.
    private const int MostTries = 100;

    private readonly KafkaOptions _options;
    private readonly IConsumer<byte[]?, byte[]?> _consumer;
    private readonly Dictionary<int, long> _ends = [];
    private readonly Dictionary<int, long> _positions = [];

    /// <summary>
    /// Opens the topic; blocks for up to 10 s a partition, and for up to 10 s where the topic was just created: a cluster says that it has
    /// a leader before that broker knows it.
    /// </summary>
    /// <exception cref="ReferenceTopicUnavailableException">The topic does not answer.</exception>
    public ReferenceTopicReader(KafkaOptions options)
    {
        _options = options;
        _consumer = Open(options);
        try
        {
            for (var tries = 1; !TryFindEnds(isLast: tries == MostTries); tries++)
            {
                // Nothing is assigned yet: a wait.
                _consumer.Consume(Step);
            }

            _consumer.Assign(_positions.Select(position =>
                new TopicPartitionOffset(options.ReferenceData, position.Key, position.Value)));
        }
        catch (KafkaException fault)
        {
            _consumer.Dispose();
            throw Unavailable(fault.Error.Reason, fault);
        }
    }

    /// <summary>Whether everything was read that the topic held when it was opened.</summary>
    public bool HasCaughtUp => _ends.All(end => _positions[end.Key] >= end.Value);

    /// <summary>Reads what comes within a moment, at most so many messages.</summary>
    public ReferenceTopicStep Read(int most)
    {
        var changes = new List<KeyValuePair<string, Wire.ReferenceEntry?>>();
        var letters = new List<DeadLetter>();
        var wait = Step;
        for (var taken = 0; taken < most && Consume(wait) is { } polled; taken++)
        {
            _positions[polled.Partition.Value] = polled.Offset.Value + 1;
            wait = TimeSpan.Zero;
            Take(polled, changes, letters);
        }

        return new ReferenceTopicStep(changes, letters);
    }

    public void Dispose()
    {
        _consumer.Close();
        _consumer.Dispose();
    }

    private bool TryFindEnds(bool isLast)
    {
        try
        {
            foreach (var partition in Partitions())
            {
                var offsets = _consumer.QueryWatermarkOffsets(partition, AnswerWithin);
                _ends[partition.Partition.Value] = offsets.High.Value;
                _positions[partition.Partition.Value] = offsets.Low.Value;
            }

            return true;
        }
        catch (KafkaException fault) when (!isLast && IsOfNewTopic(fault.Error.Code))
        {
            return false;
        }
    }

    private static bool IsOfNewTopic(ErrorCode code) =>
        code is ErrorCode.NotLeaderForPartition or ErrorCode.LeaderNotAvailable or ErrorCode.UnknownTopicOrPart;

    private void Take(
        ConsumeResult<byte[]?, byte[]?> polled,
        List<KeyValuePair<string, Wire.ReferenceEntry?>> changes,
        List<DeadLetter> letters)
    {
        var record = InputRecords.Of(polled);
        switch (EntryMessage.Decode(record, _options.MaxRecordBytes))
        {
            case DecodeResult<KeyValuePair<string, Wire.ReferenceEntry?>>.Decoded decoded:
                changes.Add(decoded.Content);
                break;
            case DecodeResult<KeyValuePair<string, Wire.ReferenceEntry?>>.Rejected rejected:
                letters.Add(new DeadLetter
                {
                    Topic = polled.Topic,
                    Partition = polled.Partition.Value,
                    Offset = polled.Offset.Value,
                    Reason = rejected.Reason,
                    Detail = rejected.Detail,
                    Key = record.Key,
                    Value = record.Value,
                    ContentType = record.ContentType,
                });
                break;
        }
    }

    /// <summary>Compaction and transactions leave gaps at the end of a log, so its end counts as read when the client says so.</summary>
    private ConsumeResult<byte[]?, byte[]?>? Consume(TimeSpan wait)
    {
        try
        {
            var polled = _consumer.Consume(wait);
            if (polled is { IsPartitionEOF: true })
            {
                _positions[polled.Partition.Value] = Math.Max(_positions[polled.Partition.Value], polled.Offset.Value);
                return null;
            }

            return polled;
        }
        catch (ConsumeException fault) when (!fault.Error.IsFatal)
        {
            // The client goes on by itself; a bounded wait for the end says so if it does not.
            return null;
        }
        catch (KafkaException fault)
        {
            throw Unavailable(fault.Error.Reason, fault);
        }
    }

    private List<TopicPartition> Partitions()
    {
        using var admin = new DependentAdminClientBuilder(_consumer.Handle).Build();
        var topic = admin.GetMetadata(_options.ReferenceData, AnswerWithin).Topics.Single();
        if (topic.Error.IsError || topic.Partitions.Count == 0)
        {
            var code = topic.Error.IsError ? topic.Error.Code : ErrorCode.UnknownTopicOrPart;
            throw new KafkaException(new Error(code, $"the topic is not there: {topic.Error.Reason}"));
        }

        return [.. topic.Partitions.Select(partition => new TopicPartition(_options.ReferenceData, partition.PartitionId))];
    }

    private ReferenceTopicUnavailableException Unavailable(string reason, Exception? fault) => new(
        $"topic {_options.ReferenceData} (RiskStream:Kafka:ReferenceData) on {_options.BootstrapServers} could not be read: {reason}. "
        + "Check the address and the topic; nothing is judged without the lists",
        fault!);

    private static IConsumer<byte[]?, byte[]?> Open(KafkaOptions options) => new ConsumerBuilder<byte[]?, byte[]?>(
        new ConsumerConfig(new Dictionary<string, string>(options.Client))
        {
            BootstrapServers = options.BootstrapServers,
            GroupId = $"{options.GroupPrefix}-reference-data",
            EnableAutoCommit = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnablePartitionEof = true,
            FetchWaitMaxMs = 20,
        }).Build();
}

/// <summary>What a moment's reading gave.</summary>
/// <param name="Changes">Entries by key, in order; null for one that is gone.</param>
/// <param name="DeadLetters">What could not be used.</param>
internal sealed record ReferenceTopicStep(
    IReadOnlyList<KeyValuePair<string, Wire.ReferenceEntry?>> Changes, IReadOnlyList<DeadLetter> DeadLetters);
