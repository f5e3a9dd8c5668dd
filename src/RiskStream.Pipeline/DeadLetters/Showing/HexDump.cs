using System.Globalization;
using System.Text;

namespace RiskStream.Pipeline.DeadLetters.Showing;

/// <summary>Bytes for people: offset, 16 bytes in hexadecimal, and what of them is printable ASCII. Pure.</summary>
internal static class HexDump
{
    /// <summary>The most bytes that are shown.</summary>
    public const int MaxBytes = 512;

    private const int Width = 16;

    /// <summary>The first bytes, or with a fault those around it; its line is marked.</summary>
    public static IEnumerable<string> Lines(byte[] bytes, int? faultAt)
    {
        var start = faultAt is { } fault ? Math.Max(0, (fault / Width * Width) - (MaxBytes / 2)) : 0;
        var end = Math.Min(bytes.Length, start + MaxBytes);
        if (start > 0)
        {
            yield return $"… {start} bytes before";
        }

        for (var row = start; row < end; row += Width)
        {
            var line = bytes.AsSpan(row, Math.Min(Width, end - row)).ToArray();
            var hex = string.Join(' ', line.Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
            var text = new StringBuilder();
            foreach (var value in line)
            {
                text.Append(value is >= 0x20 and < 0x7F ? (char)value : '.');
            }

            var mark = faultAt is { } at && at >= row && at < row + Width ? $"  <-- byte {at}" : string.Empty;
            yield return $"{row:x8}  {hex,-47}  {text}{mark}";
        }

        if (end < bytes.Length)
        {
            yield return $"… {bytes.Length - end} bytes more; --raw FILE writes them all";
        }
    }
}
