using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Decoding;
using RiskStream.Pipeline.Publishing;

namespace RiskStream.Pipeline.Contracts;

/// <summary>The headers of the dead-letter topic.</summary>
internal static class DeadLetterContracts
{
    private const string Number = "^[0-9]+$";
    private const string Position = "^[0-9]+:[0-9]+$";

    public static IReadOnlyList<HeaderContract> OfLetters { get; } =
    [
        new(DeadLetterHeaders.Reason, "the kind of fault", IsRequired: true, $"^({string.Join('|', Enum.GetNames<DeadLetterReason>())})$"),
        new(DeadLetterHeaders.Detail, "names the field, the value, the bound and the remedy; for people", IsRequired: true),
        new(DeadLetterHeaders.Topic, "topic of the original", IsRequired: true),
        new(DeadLetterHeaders.Partition, "partition of the original", IsRequired: true, Number),
        new(DeadLetterHeaders.Offset, "offset of the original", IsRequired: true, Number),
        new(ContentTypes.Header, "the original's, if it had one"),
        new(OutputMessages.SourceHeader, "the original's, if it had one"),
        new(DeadLetterHeaders.IngestTime, "when the broker took the original, ISO 8601 in UTC; a retry carries it as its timestamp", Pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$"),
        new(DeadLetterHeaders.OmittedBytes, "given where the value was too large for this topic: how many bytes it has; the original stays where it was", Pattern: Number),
        new(DeadLetterHeaders.RetryOf, "given where the original was itself a retry: its letter, partition:offset", Pattern: Position),
        new(DeadLetterHeaders.Attempt, "given where the original was itself a retry: its number, from 1", Pattern: Number),
    ];

    public static IReadOnlyList<HeaderContract> OfMarkers { get; } =
    [
        new(DeadLetterHeaders.Retried, "the letter that was sent again, partition:offset; no letter has this header", IsRequired: true, Position),
        new(DeadLetterHeaders.Attempt, "the number of the retry, from 1", IsRequired: true, Number),
        new(DeadLetterHeaders.RetriedTo, "where the retried record stands, topic/partition:offset", Pattern: "^.+/[0-9]+:[0-9]+$"),
    ];
}
