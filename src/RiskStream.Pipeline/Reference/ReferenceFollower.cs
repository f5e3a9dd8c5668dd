using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Publishing;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Reference;

/// <summary>
/// Follows the topic of reference lists for the life of the process and lays its entries over the folder's. Guarantee: the lists are
/// complete only when the topic was read to its end, within <see cref="KafkaOptions.ReferenceTimeout"/> or not at all; after that a
/// broken connection leaves the lists as they are and the topic is read anew. What comes together within a moment is taken together.
/// A bad entry goes to the dead letters, again at every start: readers tell by topic, partition and offset.
/// </summary>
public sealed partial class ReferenceFollower : BackgroundService
{
    private const int StepMessages = 10_000;
    private const int MostPending = 50_000;
    private static readonly TimeSpan ReopenAfter = TimeSpan.FromSeconds(5);

    private readonly KafkaOptions _options;
    private readonly TopicSetup _topics;
    private readonly LiveReference _live;
    private readonly KeptReference _kept;
    private readonly KafkaPublisher _publisher;
    private readonly TimeProvider _time;
    private readonly ILogger<ReferenceFollower> _logger;
    private readonly ReferenceSnapshot _folder;

    /// <summary>A follower that writes to the given lists, which hold the folder's as yet.</summary>
    public ReferenceFollower(
        KafkaOptions options,
        TopicSetup topics,
        LiveReference live,
        KeptReference kept,
        KafkaPublisher publisher,
        TimeProvider time,
        ILogger<ReferenceFollower> logger)
    {
        _options = options;
        _topics = topics;
        _live = live;
        _kept = kept;
        _folder = live.Newest;
        _publisher = publisher;
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await await Task.WhenAny(FollowAsync(stoppingToken), _kept.RunAsync(stoppingToken));

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        try
        {
            await _topics.EnsureAsync(stoppingToken);
            await FollowAsync(isFirst: true, stoppingToken);
        }
        catch (Exception fault) when (fault is ReferenceTopicUnavailableException or InvalidOperationException or PublishFailedException)
        {
            _live.Fail(fault);
            throw;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(ReopenAfter, _time, stoppingToken);
            await FollowAsync(isFirst: false, stoppingToken);
        }
    }

    /// <summary>Reads until stopped, or until the topic cannot be read any more; the first time that is an error until the end was reached.</summary>
    private async Task FollowAsync(bool isFirst, CancellationToken stopping)
    {
        var hasCaughtUp = false;
        try
        {
            using var reader = await Task.Run(() => new ReferenceTopicReader(_options), stopping);
            await CatchUpAsync(reader, stopping);
            hasCaughtUp = true;
            while (!stopping.IsCancellationRequested)
            {
                await FollowOnAsync(reader, stopping);
            }
        }
        catch (Exception fault) when (
            (hasCaughtUp || !isFirst) && fault is ReferenceTopicUnavailableException or PublishFailedException && !stopping.IsCancellationRequested)
        {
            LogReopened(_options.ReferenceData, fault.Message, ReopenAfter);
        }
    }

    private async Task CatchUpAsync(ReferenceTopicReader reader, CancellationToken stopping)
    {
        var started = _time.GetTimestamp();
        var all = new Dictionary<string, Wire.ReferenceEntry?>(StringComparer.Ordinal);
        while (!reader.HasCaughtUp)
        {
            if (_time.GetElapsedTime(started) > _options.ReferenceTimeout)
            {
                throw new ReferenceTopicUnavailableException(
                    $"topic {_options.ReferenceData} on {_options.BootstrapServers} was not read to its end within "
                    + $"{_options.ReferenceTimeout} (RiskStream:Kafka:ReferenceTimeout), only {all.Count} entries of it. Nothing is judged "
                    + "without the lists: look at the brokers, or allow more time");
            }

            Collect(await StepAsync(reader, stopping), all);
        }

        Take(_folder, all);
        _live.Complete();
    }

    /// <summary>Waits for changes, and takes them when no more come for a moment.</summary>
    private async Task FollowOnAsync(ReferenceTopicReader reader, CancellationToken stopping)
    {
        var pending = new Dictionary<string, Wire.ReferenceEntry?>(StringComparer.Ordinal);
        while (!stopping.IsCancellationRequested)
        {
            var step = await StepAsync(reader, stopping);
            Collect(step, pending);
            if (pending.Count > 0 && (step.Changes.Count == 0 || pending.Count > MostPending))
            {
                Take(_live.Newest, pending);
                return;
            }
        }
    }

    private async Task<ReferenceTopicStep> StepAsync(ReferenceTopicReader reader, CancellationToken stopping)
    {
        // The client only offers blocking calls for this.
        var step = await Task.Run(() => reader.Read(StepMessages), stopping);
        if (step.DeadLetters.Count > 0)
        {
            await SetAsideAsync(step.DeadLetters, stopping);
        }

        return step;
    }

    private async Task SetAsideAsync(IReadOnlyList<DeadLetter> letters, CancellationToken stopping)
    {
        foreach (var letter in letters)
        {
            LogSetAside(letter.Topic, letter.Partition, letter.Offset, letter.Detail);
        }

        await _publisher.SetAsideAsync(letters, stopping);
    }

    private static void Collect(ReferenceTopicStep step, Dictionary<string, Wire.ReferenceEntry?> into)
    {
        foreach (var (key, entry) in step.Changes)
        {
            into[key] = entry;
        }
    }

    private void Take(ReferenceSnapshot under, Dictionary<string, Wire.ReferenceEntry?> changes)
    {
        // An entry that the topic takes away uncovers the folder's.
        var over = changes.Select(change => change.Value is null && _folder.Entries.TryGetValue(change.Key, out var folder)
            ? new KeyValuePair<string, Wire.ReferenceEntry?>(change.Key, folder) : change);
        var newest = under.With(over);
        if (newest.Data.Digest != _live.Digest)
        {
            LogTaken(newest.Entries.Count, newest.Data.Digest);
        }

        _live.Take(newest);
    }

    [LoggerMessage(2301, LogLevel.Information, "Reference lists of {Entries} entries are in force for batches to come, digest {Digest}")]
    private partial void LogTaken(int entries, string digest);

    [LoggerMessage(2302, LogLevel.Warning, "An entry of {Topic}, partition {Partition}, offset {Offset}, is ignored and set aside: {Detail}")]
    private partial void LogSetAside(string topic, int partition, long offset, string detail);

    [LoggerMessage(2303, LogLevel.Warning, "{Topic} cannot be followed: {Reason}. The lists stay as they are; the topic is read anew in {After}")]
    private partial void LogReopened(string topic, string reason, TimeSpan after);
}
