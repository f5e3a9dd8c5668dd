using System.Globalization;

namespace RiskStream.Pipeline.DeadLetters;

/// <summary>A place in the dead-letter topic. The default is the first record of partition 0.</summary>
/// <param name="Partition">Partition of the dead-letter topic.</param>
/// <param name="Offset">Offset there.</param>
public readonly record struct LetterPosition(int Partition, long Offset)
{
    /// <summary>partition:offset.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Partition}:{Offset}");

    /// <summary>Reads partition:offset; neither may be negative.</summary>
    public static bool TryParse(string? text, out LetterPosition position)
    {
        position = default;
        var parts = (text ?? string.Empty).Split(':');
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var partition)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
        {
            return false;
        }

        position = new LetterPosition(partition, offset);
        return true;
    }
}
