using System.Text;
using RiskStream.Checkpoints;
using RiskStream.Facts;

namespace RiskStream.Windows;

/// <summary>
/// A fact's key in few bytes: of a settlement whose id is all digits two digits are a byte, any other is written out. Two keys are equal if
/// their bytes are. Pure.
/// </summary>
internal static class PackedKey
{
    private static readonly string Settlement = FactKey.Settlement(string.Empty).Value;

    /// <summary>Writes a key.</summary>
    public static void Write(StateWriter writer, FactKey key)
    {
        var value = key.Value;
        var digits = value.StartsWith(Settlement, StringComparison.Ordinal) ? value.AsSpan(Settlement.Length) : [];
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
        {
            var bytes = Encoding.UTF8.GetBytes(value);
            writer.VarUInt((ulong)bytes.Length * 2);
            foreach (var one in bytes)
            {
                writer.Byte(one);
            }

            return;
        }

        writer.VarUInt(((ulong)digits.Length * 2) + 1);
        for (var i = 0; i < digits.Length; i += 2)
        {
            var second = i + 1 < digits.Length ? digits[i + 1] - '0' : 0;
            writer.Byte((byte)(((digits[i] - '0') << 4) | second));
        }
    }

    /// <summary>Passes over a key.</summary>
    public static void Skip(ref StateReader reader)
    {
        var header = reader.Count();
        reader.Take(LengthOf(header));
    }

    /// <summary>Reads a key.</summary>
    public static FactKey Read(ref StateReader reader)
    {
        var header = reader.Count();
        var bytes = reader.Take(LengthOf(header));
        if (header % 2 == 0)
        {
            return new FactKey(Encoding.UTF8.GetString(bytes));
        }

        var digits = new char[header / 2];
        for (var i = 0; i < digits.Length; i++)
        {
            digits[i] = (char)('0' + ((i % 2 == 0 ? bytes[i / 2] >> 4 : bytes[i / 2]) & 0xF));
        }

        return FactKey.Settlement(new string(digits));
    }

    private static int LengthOf(int header) => header % 2 == 0 ? header / 2 : ((header / 2) + 1) / 2;
}
