using System.Runtime.CompilerServices;
using RiskStream.Pipeline.Hosting;

namespace RiskStream.Pipeline.DeadLetters;

/// <summary>
/// The dead-letter topic, read from its start to its present end. Reading changes nothing. Safe for concurrent use: each reading has
/// a consumer of its own.
/// </summary>
public sealed class DeadLetterLog
{
    private readonly KafkaOptions _options;

    /// <summary>Reads the configured dead-letter topic.</summary>
    public DeadLetterLog(KafkaOptions options) => _options = options;

    /// <summary>Every record that the topic holds now; within a partition in order.</summary>
    /// <exception cref="DeadLettersUnavailableException">Kafka does not answer, or there is no such topic.</exception>
    public IAsyncEnumerable<DeadLetterEntry> ReadAsync(CancellationToken cancellationToken) => ReadAsync(null, cancellationToken);

    /// <summary>What matches, the newest of it, and counts of all of it.</summary>
    /// <exception cref="DeadLettersUnavailableException">Kafka does not answer, or there is no such topic.</exception>
    public async Task<LetterListing> ListAsync(DeadLetterFilter filter, int limit, CancellationToken cancellationToken)
    {
        var listing = new LetterListing(filter, limit);
        await foreach (var entry in ReadAsync(cancellationToken))
        {
            listing.Add(entry);
        }

        return listing;
    }

    /// <summary>The records of the given partitions from the given offsets on.</summary>
    internal async IAsyncEnumerable<DeadLetterEntry> ReadAsync(
        IReadOnlyDictionary<int, long>? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var scan = new TopicScan(_options, _options.DeadLetters);
        await foreach (var polled in scan.ReadAsync(from, cancellationToken))
        {
            yield return DeadLetterMessages.Read(polled);
        }
    }
}
