using RiskStream.Pipeline.DeadLetters;
using RiskStream.Pipeline.Decoding;
using RiskStream.Stages;

namespace RiskStream.Pipeline.Stages;

/// <summary>Decodes polled records; one that cannot be used becomes a dead letter, and the batch goes on.</summary>
/// <typeparam name="T">The decoded input.</typeparam>
public sealed class BatchDecoder<T>
{
    private readonly StageDescription<T> _description;
    private readonly int _partition;

    /// <summary>A decoder for one partition.</summary>
    public BatchDecoder(StageDescription<T> description, int partition)
    {
        _description = description;
        _partition = partition;
    }

    /// <summary>Decodes a batch.</summary>
    public StageBatch<T> Decode(PolledBatch polled)
    {
        var records = new List<StageRecord<T>>(polled.Records.Count);
        List<DeadLetter>? letters = null;
        foreach (var record in polled.Records)
        {
            switch (_description.Decode(record))
            {
                case DecodeResult<T>.Decoded decoded:
                    records.Add(Place(record, decoded.Content));
                    break;
                case DecodeResult<T>.Rejected rejected:
                    (letters ??= []).Add(SetAside(record, rejected));
                    break;
            }
        }

        return new StageBatch<T>
        {
            From = polled.From,
            NextOffset = polled.NextOffset,
            Records = records,
            DeadLetters = letters ?? (IReadOnlyList<DeadLetter>)[],
        };
    }

    private StageRecord<T> Place(InputRecord record, T content)
    {
        // The header is stage/partition:offset:sequence; only one stage feeds a topic, so its name adds nothing here.
        var source = record.Source.AsSpan();
        source = source[(source.IndexOf('/') + 1)..];
        SourcePosition? position = SourcePosition.TryParse(source, out var parsed) ? parsed : null;
        return new StageRecord<T>(record.Offset, position, _description.SourceWatermark(content), content);
    }

    private DeadLetter SetAside(InputRecord record, DecodeResult<T>.Rejected rejected) => new()
    {
        Topic = _description.Topic,
        Partition = _partition,
        Offset = record.Offset,
        Reason = rejected.Reason,
        Detail = rejected.Detail,
        Key = record.Key,
        Value = record.Value,
        ContentType = record.ContentType,
        Source = record.Source,
        IngestedAt = record.IngestedAt,
        RetryOf = record.RetryOf,
        Attempt = record.Attempt,
    };
}

/// <summary>Records of one partition as they were polled.</summary>
/// <param name="From">The offset after the last record of the batch before.</param>
/// <param name="NextOffset">The offset after the last record of this one.</param>
/// <param name="Records">The records, by offset.</param>
public sealed record PolledBatch(long From, long NextOffset, IReadOnlyList<InputRecord> Records);
