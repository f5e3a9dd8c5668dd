using Confluent.Kafka;
using RiskStream.Pipeline.Hosting;

namespace RiskStream.Pipeline.DeadLetters;

/// <summary>
/// Sends letters again. Guarantee: at least once. A batch is acknowledged by all in-sync replicas before its markers are written, so
/// a run that dies at any instant loses nothing: what was sent without a marker is sent again by the next run, and the ledger of
/// facts drops repetitions. Each record goes to the partition that it came from, in the order of the letters' partition. Used once.
/// </summary>
public sealed class RetryRun
{
    private const int MaxBatch = 100;
    private const long MaxBatchBytes = 8 << 20;

    private readonly KafkaOptions _options;
    private readonly RetryPlan _plan;
    private readonly List<DeadLetterEntry.Marker> _sent = [];
    private readonly List<PlannedRetry> _failed = [];

    /// <summary>Carries out a plan.</summary>
    public RetryRun(KafkaOptions options, RetryPlan plan)
    {
        _options = options;
        _plan = plan;
    }

    /// <summary>What was sent, by what marks it.</summary>
    public IReadOnlyList<DeadLetterEntry.Marker> Sent => _sent;

    /// <summary>What was ready and is not done all the same, with the reason.</summary>
    public IReadOnlyList<PlannedRetry> Failed => _failed;

    /// <summary>Sends what the plan found ready.</summary>
    /// <param name="beforeMarkers">Told how many letters a batch sent, when they are acknowledged and not yet marked.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    /// <exception cref="DeadLettersUnavailableException">Kafka does not answer; run it again.</exception>
    public async Task RunAsync(Action<int> beforeMarkers, CancellationToken cancellationToken)
    {
        var waiting = _plan.Ready.ToDictionary(letter => letter.Position);
        if (waiting.Count == 0)
        {
            return;
        }

        var from = waiting.Keys.GroupBy(position => position.Partition)
            .ToDictionary(group => group.Key, group => group.Min(position => position.Offset));
        using var producer = Open();
        var batch = new List<(PlannedRetry Planned, StoredLetter Stored)>();
        await foreach (var entry in new DeadLetterLog(_options).ReadAsync(from, cancellationToken))
        {
            if (entry is not DeadLetterEntry.Letter { Content: var stored } || !waiting.Remove(stored.Position, out var planned))
            {
                continue;
            }

            batch.Add((planned, stored));
            if (batch.Count == MaxBatch || batch.Sum(item => item.Stored.ValueBytes) >= MaxBatchBytes)
            {
                await SendAsync(producer, batch, beforeMarkers);
                batch.Clear();
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        await SendAsync(producer, batch, beforeMarkers);
        _failed.AddRange(waiting.Values.Select(gone => NotTaken(gone, $"it left {_options.DeadLetters} before it could be sent")));
        await ReportOvertakenAsync(cancellationToken);
    }

    private async Task SendAsync(
        IProducer<byte[]?, byte[]?> producer, List<(PlannedRetry Planned, StoredLetter Stored)> batch, Action<int> beforeMarkers)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var markers = new List<DeadLetterEntry.Marker>(batch.Count);
        var sending = batch.ConvertAll(item => (item.Planned, Delivery: producer.ProduceAsync(
            new TopicPartition(item.Planned.Original.Topic, item.Planned.Original.Partition),
            DeadLetterMessages.RetryOf(item.Stored, item.Planned.Attempt, _plan.Request.Replacement))));
        foreach (var (planned, delivery) in sending)
        {
            if (await AcknowledgedAsync(planned, delivery) is { } place)
            {
                markers.Add(new DeadLetterEntry.Marker(planned.Position, planned.Attempt, place));
            }
        }

        beforeMarkers(markers.Count);
        foreach (var marker in markers.ConvertAll(marker => producer.ProduceAsync(
            new TopicPartition(_options.DeadLetters, marker.Of.Partition), DeadLetterMessages.MarkerOf(marker))))
        {
            await MarkedAsync(marker);
        }

        _sent.AddRange(markers);
    }

    private async Task<RecordPlace?> AcknowledgedAsync(PlannedRetry planned, Task<DeliveryResult<byte[]?, byte[]?>> delivery)
    {
        try
        {
            var delivered = await delivery;
            return new RecordPlace(delivered.Topic, delivered.Partition.Value, delivered.Offset.Value);
        }
        catch (KafkaException large) when (large.Error.Code == ErrorCode.MsgSizeTooLarge)
        {
            _failed.Add(NotTaken(planned, $"it is larger than {planned.Original.Topic} takes; raise that topic's max.message.bytes"));
            return null;
        }
        catch (KafkaException fault)
        {
            _failed.Add(NotTaken(planned, $"{planned.Original.Topic} did not take it: {fault.Error.Reason}; run it again"));
            return null;
        }
    }

    private async Task MarkedAsync(Task<DeliveryResult<byte[]?, byte[]?>> marker)
    {
        try
        {
            await marker;
        }
        catch (KafkaException fault)
        {
            throw new DeadLettersUnavailableException(
                $"letters were sent again, and {_options.DeadLetters} did not take their markers: {fault.Error.Reason}; run it again: "
                + "repetitions are dropped",
                fault);
        }
    }

    /// <summary>Between plan and send the person stage may have published more; such a retry was dropped, and that must be said.</summary>
    private async Task ReportOvertakenAsync(CancellationToken cancellationToken)
    {
        var ready = _plan.Ready.ToDictionary(letter => letter.Position);
        var facts = _sent.Where(marker => marker.SentTo!.Topic == _options.InstitutionFacts)
            .Select(marker => (ready[marker.Of], marker.SentTo!.Offset))
            .ToList();
        foreach (var (letter, later) in await new SourceOrder(_options).OvertakenAsync(facts, cancellationToken))
        {
            _failed.Add(NotTaken(ready[letter], RetryPlanner.Overtaken(ready[letter], later)));
        }
    }

    private static PlannedRetry NotTaken(PlannedRetry letter, string explanation) =>
        letter with { Verdict = RetryVerdict.NotTaken, Explanation = explanation };

    private IProducer<byte[]?, byte[]?> Open() => new ProducerBuilder<byte[]?, byte[]?>(
        new ProducerConfig(new Dictionary<string, string>(_options.Client))
        {
            BootstrapServers = _options.BootstrapServers,
            Acks = Acks.All,
            EnableIdempotence = true,
            LingerMs = 1,
            MessageTimeoutMs = (int)_options.PublishTimeout.TotalMilliseconds,
            MessageMaxBytes = 1 << 27,
        }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
}
