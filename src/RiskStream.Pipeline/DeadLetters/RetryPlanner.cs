using RiskStream.Pipeline.Hosting;

namespace RiskStream.Pipeline.DeadLetters;

/// <summary>Works out what a retry would do, from the topics alone. It sends nothing and keeps no values.</summary>
public sealed class RetryPlanner
{
    private readonly KafkaOptions _options;
    private readonly DeadLetterLog _log;
    private readonly SourceOrder _order;
    private readonly LetterDecoding _decoding;

    /// <summary>Plans on the configured topics.</summary>
    public RetryPlanner(KafkaOptions options)
    {
        _options = options;
        _log = new DeadLetterLog(options);
        _order = new SourceOrder(options);
        _decoding = new LetterDecoding(options);
    }

    /// <summary>The plan for a request.</summary>
    /// <exception cref="DeadLettersUnavailableException">Kafka does not answer, or the dead-letter topic is not there.</exception>
    public async Task<RetryPlan> PlanAsync(RetryRequest request, CancellationToken cancellationToken)
    {
        var history = new RetryHistory();
        var found = new List<PlannedRetry>();
        var isCut = false;
        await foreach (var entry in _log.ReadAsync(cancellationToken))
        {
            history.Add(entry);
            if (entry is not DeadLetterEntry.Letter { Content: var stored } || !request.Filter.Matches(stored))
            {
                continue;
            }

            isCut = found.Count == request.Limit;
            if (!isCut)
            {
                found.Add(Look(stored, request));
            }
        }

        var judged = Judge(found, history, request);
        var placed = await CheckPartitionsAsync(judged, cancellationToken);
        return new RetryPlan { Request = request, Letters = await CheckOrderAsync(placed, cancellationToken), IsCut = isCut };
    }

    private PlannedRetry Look(StoredLetter stored, RetryRequest request)
    {
        var letter = stored.Letter;
        var planned = new PlannedRetry
        {
            Position = stored.Position,
            Original = stored.Original,
            Identity = stored.Identity,
            Source = letter.Source,
            Attempt = letter.Attempt + 1,
            WouldFail = request.Replacement is null ? _decoding.FaultOf(letter.Topic, letter.Value, letter.ContentType) : null,
        };
        if (stored.OmittedBytes is { } bytes && request.Replacement is null)
        {
            return Refuse(
                planned,
                RetryVerdict.ValueOmitted,
                $"its value of {bytes} bytes was too large for {_options.DeadLetters} and left out; the original may still stand at "
                + $"{stored.Original}: send it anew from its source, or give a smaller one with --value");
        }

        if (request.Replacement is { } replacement && _decoding.ObjectionTo(stored, replacement) is { } objection)
        {
            return Refuse(planned, RetryVerdict.BadReplacement, objection);
        }

        return letter.Topic == _options.SettlementEvents || letter.Topic == _options.InstitutionFacts
            ? planned
            : Refuse(
                planned,
                RetryVerdict.WrongTopic,
                $"only {_options.SettlementEvents} and {_options.InstitutionFacts} take records again; in {letter.Topic} a record that comes "
                + "later could replace a newer one: publish the entry anew");
    }

    private static List<PlannedRetry> Judge(List<PlannedRetry> found, RetryHistory history, RetryRequest request)
    {
        var retried = found.Where(letter => history.LastOf(letter.Position) is not null).Select(letter => letter.Identity).ToHashSet();
        var taken = new HashSet<LetterIdentity>();
        var judged = new List<PlannedRetry>(found.Count);
        foreach (var letter in found)
        {
            var attempt = Math.Max(letter.Attempt, (history.LastOf(letter.Position)?.Attempt ?? 0) + 1);
            judged.Add(letter switch
            {
                { IsRefused: true } => letter,
                _ when !request.Again && retried.Contains(letter.Identity) =>
                    letter with { Verdict = RetryVerdict.AlreadyRetried, Explanation = Told(letter, history) },
                _ when attempt > request.MaxAttempts && request.Replacement is null => Refuse(
                    letter,
                    RetryVerdict.TooManyAttempts,
                    $"its content was sent again {attempt - 1} times, and --max-attempts is {request.MaxAttempts}; "
                    + "correct it with --value, or raise the bound"),
                _ when !taken.Add(letter.Identity) => letter with
                {
                    Verdict = RetryVerdict.Repeated,
                    Explanation = $"another letter stands for the same record {letter.Original}",
                },
                _ => letter with { Attempt = attempt },
            });
        }

        return judged;
    }

    private async Task<List<PlannedRetry>> CheckPartitionsAsync(List<PlannedRetry> letters, CancellationToken cancellationToken)
    {
        using var scan = new TopicScan(_options, _options.DeadLetters);
        var checkedLetters = letters;
        foreach (var topic in letters.Where(IsReady).Select(letter => letter.Original.Topic).Distinct().ToList())
        {
            var partitions = await scan.PartitionsOfAsync(topic, cancellationToken);
            checkedLetters =
            [
                .. checkedLetters.Select(letter => IsReady(letter) && letter.Original.Topic == topic && !(letter.Original.Partition < partitions)
                    ? Refuse(
                        letter,
                        RetryVerdict.NoPartition,
                        $"{topic} has {(partitions is null ? "gone" : $"{partitions} partitions")}, and the record came from partition "
                        + $"{letter.Original.Partition}, where its state is; create it as it was")
                    : letter),
            ];
        }

        return checkedLetters;
    }

    private async Task<List<PlannedRetry>> CheckOrderAsync(List<PlannedRetry> letters, CancellationToken cancellationToken)
    {
        var facts = letters.Where(letter => IsReady(letter) && letter.Original.Topic == _options.InstitutionFacts).ToList();
        var overtaken = await _order.OvertakenAsync(
            [.. facts.Where(HasSource).Select(letter => (letter, long.MaxValue))], cancellationToken);
        return
        [
            .. letters.Select(letter => letter switch
            {
                _ when !IsReady(letter) || letter.Original.Topic != _options.InstitutionFacts => letter,
                _ when !HasSource(letter) => Refuse(
                    letter,
                    RetryVerdict.OutOfOrder,
                    $"it carries no rs-source, and only the person stage writes {_options.InstitutionFacts}: find out who wrote it"),
                _ when overtaken.TryGetValue(letter.Position, out var later) => Refuse(letter, RetryVerdict.OutOfOrder, Overtaken(letter, later)),
                _ => letter,
            }),
        ];
    }

    internal static string Overtaken(PlannedRetry letter, RecordPlace later) =>
        $"{later} comes from the same source partition behind {letter.Source}: the institution stage drops what is not after the last change "
        + "that it applied, as a late change could bring back what was taken back since. Rebuild the state instead: docs/dead-letters.md";

    private static string Told(PlannedRetry letter, RetryHistory history) => history.LastOf(letter.Position) is { } last
        ? $"it was sent again as {last.SentTo?.ToString() ?? "a record that is not known"}, attempt {last.Attempt}; --again does it once more"
        : "another letter for the same record was sent again; --again does it once more";

    private static bool IsReady(PlannedRetry letter) => letter.Verdict == RetryVerdict.Ready;

    private static bool HasSource(PlannedRetry letter) => SourceOrder.PositionOf(letter.Source) is not null;

    private static PlannedRetry Refuse(PlannedRetry letter, RetryVerdict verdict, string explanation) =>
        letter with { Verdict = verdict, Explanation = explanation };
}
