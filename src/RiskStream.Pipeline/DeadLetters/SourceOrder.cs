using RiskStream.Pipeline.Hosting;
using RiskStream.Pipeline.Publishing;
using RiskStream.Stages;

namespace RiskStream.Pipeline.DeadLetters;

/// <summary>
/// Finds what stands behind an institution fact in its own partition and comes from the same source partition. The institution stage
/// applies the outputs of a source in their order and drops whatever is not after the last one, because a change that comes after
/// its own retraction would bring back what was taken back. So a fact can be retried only while nothing has overtaken it.
/// </summary>
internal sealed class SourceOrder
{
    private readonly KafkaOptions _options;

    public SourceOrder(KafkaOptions options) => _options = options;

    /// <summary>The position in an <c>rs-source</c> header, or null.</summary>
    public static SourcePosition? PositionOf(string? source) =>
        source is not null && SourcePosition.TryParse(source.AsSpan()[(source.IndexOf('/') + 1)..], out var position) ? position : null;

    /// <summary>
    /// For each of the letters that was overtaken, where: by any later record, or by one before the place where its retry stands.
    /// </summary>
    public async Task<IReadOnlyDictionary<LetterPosition, RecordPlace>> OvertakenAsync(
        IReadOnlyCollection<(PlannedRetry Letter, long Before)> letters, CancellationToken cancellationToken)
    {
        var overtaken = new Dictionary<LetterPosition, RecordPlace>();
        if (letters.Count == 0)
        {
            return overtaken;
        }

        var waiting = letters.ToLookup(entry => entry.Letter.Original.Partition);
        var from = waiting.ToDictionary(group => group.Key, group => group.Min(entry => entry.Letter.Original.Offset) + 1);
        using var scan = new TopicScan(_options, _options.InstitutionFacts);
        await foreach (var polled in scan.ReadAsync(from, cancellationToken))
        {
            if (PositionOf(DeadLetterMessages.TextOf(polled.Message.Headers, OutputMessages.SourceHeader)) is not { } later)
            {
                continue;
            }

            foreach (var (letter, before) in waiting[polled.Partition.Value])
            {
                if (polled.Offset.Value > letter.Original.Offset && polled.Offset.Value < before
                    && PositionOf(letter.Source) is { } own
                    && later.Partition == own.Partition && later.IsAfter(own.Offset, own.Sequence))
                {
                    overtaken.TryAdd(
                        letter.Position, new RecordPlace(_options.InstitutionFacts, polled.Partition.Value, polled.Offset.Value));
                }
            }
        }

        return overtaken;
    }
}
