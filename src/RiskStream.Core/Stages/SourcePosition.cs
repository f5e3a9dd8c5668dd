namespace RiskStream.Stages;

/// <summary>
/// Where an output comes from: the input record that made it, and its number among that record's outputs. A batch that is published
/// again gives the same positions, by which receivers drop what they have.
/// </summary>
/// <param name="Partition">Input partition of the publishing stage.</param>
/// <param name="Offset">Offset of the input record there.</param>
/// <param name="Sequence">
/// Number of the output among those of that record, from 0; negative for what a review of retained facts said before that record.
/// </param>
public readonly record struct SourcePosition(int Partition, long Offset, int Sequence)
{
    /// <summary>Whether this comes after another position of the same partition.</summary>
    public bool IsAfter(long offset, int sequence) => Offset > offset || (Offset == offset && Sequence > sequence);

    /// <summary>partition:offset:sequence.</summary>
    public override string ToString() => $"{Partition}:{Offset}:{Sequence}";

    /// <summary>Reads partition:offset:sequence.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out SourcePosition position)
    {
        position = default;
        Span<Range> parts = stackalloc Range[4];
        if (text.Split(parts, ':') != 3
            || !int.TryParse(text[parts[0]], out var partition)
            || !long.TryParse(text[parts[1]], out var offset)
            || !int.TryParse(text[parts[2]], out var sequence))
        {
            return false;
        }

        position = new SourcePosition(partition, offset, sequence);
        return true;
    }
}
