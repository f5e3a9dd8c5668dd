using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RiskStream.Statements;

/// <summary>
/// A text of up to 16 bytes of ASCII, as nearly all codes and ids are, in one block padded with zeros: it is checked, hashed and copied
/// without asking how long it is.
/// </summary>
public readonly struct ShortText
{
    /// <summary>The longest one, in bytes.</summary>
    public const int MaxLength = 16;

    private ShortText(Vector128<byte> block, int length)
    {
        Block = block;
        Length = length;
    }

    /// <summary>Its bytes, and zeros behind them.</summary>
    public Vector128<byte> Block { get; }

    /// <summary>How many bytes it has.</summary>
    public int Length { get; }

    /// <summary>Whether all of its bytes are ASCII.</summary>
    public bool IsAscii => Block.ExtractMostSignificantBits() == 0;

    /// <summary>Reads one out of bytes that go on behind it. False where it is longer, or too near their end to be read in one go.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(byte[] bytes, int start, int length, out ShortText text)
    {
        if (unchecked((uint)length) > MaxLength || start < 0 || start > bytes.Length - MaxLength)
        {
            text = default;
            return false;
        }

        var block = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(bytes), (nuint)start);
        var kept = Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length));
        text = new ShortText(block & kept, length);
        return true;
    }

    /// <summary>One that stands alone.</summary>
    /// <exception cref="ArgumentException">It is longer than <see cref="MaxLength"/>.</exception>
    public static ShortText Of(ReadOnlySpan<byte> text)
    {
        var block = Vector128<byte>.Zero;
        text.CopyTo(MemoryMarshal.AsBytes(new Span<Vector128<byte>>(ref block)));
        return new ShortText(block, text.Length);
    }
}
