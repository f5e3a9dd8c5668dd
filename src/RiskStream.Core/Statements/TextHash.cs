using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RiskStream.Statements;

/// <summary>
/// A 64-bit hash of UTF-8 text, to find things by. Multiply-and-fold over 16 bytes at a time. Whoever finds something by it compares
/// the text too: two texts may have one hash. It is never stored, so it may change.
/// </summary>
internal static class TextHash
{
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xD6E8FEB86659FD93;

    /// <summary>The hash of a text.</summary>
    public static ulong Of(ReadOnlySpan<byte> text)
    {
        if (text.Length <= ShortText.MaxLength)
        {
            return OfShort(text);
        }

        var hash = Fold((ulong)text.Length ^ First, Second);
        while (text.Length > 16)
        {
            hash = Fold(Read(text) ^ First, Read(text[8..]) ^ hash);
            text = text[16..];
        }

        if (text.Length >= 8)
        {
            return Fold(Read(text) ^ Second, Read(text[^8..]) ^ hash);
        }

        ulong tail = 0;
        foreach (var value in text)
        {
            tail = (tail << 8) | value;
        }

        return Fold(tail ^ Second, hash);
    }

    /// <summary>The hash of a short text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(in ShortText text)
    {
        var words = text.Block.AsUInt64();
        return Fold(words[0] ^ First, words[1] ^ Second ^ (ulong)text.Length);
    }

    /// <summary>The words of a short text out of reads that overlap: a block would be read right after it was written in parts.</summary>
    private static ulong OfShort(ReadOnlySpan<byte> text)
    {
        ulong low = 0;
        ulong high = 0;
        if (text.Length >= 8)
        {
            // In two steps, for a shift by 64 is none.
            var beyond = 4 * (ShortText.MaxLength - text.Length);
            low = Read(text);
            high = Read(text[^8..]) >> beyond >> beyond;
        }
        else if (text.Length >= 4)
        {
            low = BinaryPrimitives.ReadUInt32LittleEndian(text)
                | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]) << (8 * (text.Length - 4)));
        }
        else
        {
            for (var i = text.Length - 1; i >= 0; i--)
            {
                low = (low << 8) | text[i];
            }
        }

        return Fold(low ^ First, high ^ Second ^ (ulong)text.Length);
    }

    /// <summary>One hash of two.</summary>
    public static ulong Join(ulong left, ulong right) => Fold(left ^ First, right ^ Second);

    private static ulong Read(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt64LittleEndian(text);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }
}
