using Confluent.Kafka;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Hosting;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Reference;

/// <summary>
/// The topic of reference lists as an operator sees it: what it holds, and how it is made equal to a folder. Guarantee of a
/// publication: every message was acknowledged by all in-sync replicas, or an exception says how many were not.
/// </summary>
public sealed class ReferenceTopic
{
    private const int StepMessages = 10_000;

    private readonly KafkaOptions _options;
    private readonly TimeProvider _time;

    /// <summary>The topic that the options name.</summary>
    public ReferenceTopic(KafkaOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
    }

    /// <summary>Reads the topic to its end.</summary>
    /// <exception cref="ReferenceTopicUnavailableException">It could not be read within the configured time.</exception>
    public Task<ReferenceTopicContent> ReadAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Read(cancellationToken), cancellationToken); // The client only offers blocking calls for this.

    /// <summary>
    /// What would make the topic's lists equal to the folder's: entries that differ or are new, and null for those that the folder
    /// does not have. Lists that have no file in the folder are left alone.
    /// </summary>
    public static IReadOnlyDictionary<string, Wire.ReferenceEntry?> Difference(ReferenceFolderContent folder, ReferenceSnapshot topic)
    {
        var changes = new SortedDictionary<string, Wire.ReferenceEntry?>(StringComparer.Ordinal);
        foreach (var (key, entry) in folder.Lists.Entries)
        {
            if (!topic.Entries.TryGetValue(key, out var held) || !held.Equals(entry))
            {
                changes[key] = entry;
            }
        }

        var present = folder.Present.ToHashSet();
        foreach (var (key, entry) in topic.Entries)
        {
            if (present.Contains(EntryCheck.ListOf(entry)) && !folder.Lists.Entries.ContainsKey(key))
            {
                changes[key] = null;
            }
        }

        return changes;
    }

    /// <summary>Publishes entries, and tombstones for those that are null.</summary>
    /// <exception cref="ReferenceTopicUnavailableException">A message was not acknowledged; publishing again is safe.</exception>
    public async Task PublishAsync(
        IReadOnlyDictionary<string, Wire.ReferenceEntry?> changes, CancellationToken cancellationToken)
    {
        var config = new ProducerConfig(new Dictionary<string, string>(_options.Client))
        {
            BootstrapServers = _options.BootstrapServers,
            Acks = Acks.All,
            EnableIdempotence = true,
            LingerMs = 20,
            MessageTimeoutMs = (int)_options.PublishTimeout.TotalMilliseconds,
            Partitioner = Partitioner.Murmur2Random,
        };
        using var producer = new ProducerBuilder<byte[]?, byte[]?>(config).Build();
        foreach (var chunk in changes.Chunk(StepMessages))
        {
            var sent = chunk.Select(change => producer.ProduceAsync(_options.ReferenceData, MessageOf(change), cancellationToken)).ToList();
            try
            {
                await Task.WhenAll(sent);
            }
            catch (KafkaException fault)
            {
                throw new ReferenceTopicUnavailableException(
                    $"{sent.Count(task => !task.IsCompletedSuccessfully)} of {sent.Count} entries were not acknowledged by "
                    + $"{_options.ReferenceData} on {_options.BootstrapServers}: {fault.Error.Reason}. Publish again: what arrived is left out",
                    fault);
            }
        }
    }

    private static Message<byte[]?, byte[]?> MessageOf(KeyValuePair<string, Wire.ReferenceEntry?> change) =>
        change.Value is { } entry ? EntryMessage.Of(entry) : EntryMessage.Removing(change.Key);

    private ReferenceTopicContent Read(CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        using var reader = new ReferenceTopicReader(_options);
        var entries = new Dictionary<string, Wire.ReferenceEntry?>(StringComparer.Ordinal);
        var letters = new List<DeadLetter>();
        while (!reader.HasCaughtUp)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_time.GetElapsedTime(started) > _options.ReferenceTimeout)
            {
                throw new ReferenceTopicUnavailableException(
                    $"topic {_options.ReferenceData} on {_options.BootstrapServers} was not read to its end within {_options.ReferenceTimeout}; "
                    + "look at the brokers, or try again");
            }

            var step = reader.Read(StepMessages);
            letters.AddRange(step.DeadLetters);
            foreach (var (key, entry) in step.Changes)
            {
                entries[key] = entry;
            }
        }

        return new ReferenceTopicContent(ReferenceSnapshot.Empty.With(entries), letters);
    }
}

/// <summary>What the topic holds.</summary>
/// <param name="Lists">The lists.</param>
/// <param name="Unusable">Messages that cannot be used; the stream ignores them.</param>
public sealed record ReferenceTopicContent(ReferenceSnapshot Lists, IReadOnlyList<DeadLetter> Unusable);
