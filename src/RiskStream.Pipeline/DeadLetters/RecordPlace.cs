using System.Globalization;

namespace RiskStream.Pipeline.DeadLetters;

/// <summary>A place in any topic: where an original stood, or where a retried record stands.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Partition">The partition.</param>
/// <param name="Offset">The offset.</param>
public sealed record RecordPlace(string Topic, int Partition, long Offset)
{
    /// <summary>topic/partition:offset.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Topic}/{Partition}:{Offset}");

    /// <summary>Reads topic/partition:offset, or gives null.</summary>
    public static RecordPlace? Parse(string? text)
    {
        var slash = text?.LastIndexOf('/') ?? -1;
        return slash > 0 && LetterPosition.TryParse(text![(slash + 1)..], out var place)
            ? new RecordPlace(text[..slash], place.Partition, place.Offset)
            : null;
    }
}
