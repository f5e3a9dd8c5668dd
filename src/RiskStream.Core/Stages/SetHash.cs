using System.Text;

namespace RiskStream.Stages;

/// <summary>Hash of a set of texts. Pure.</summary>
public static class SetHash
{
    /// <summary>FNV-1a, 64 bits, over the UTF-8 texts in order, each followed by a zero byte.</summary>
    public static ulong Of(IReadOnlyList<string> texts)
    {
        var hash = 14695981039346656037UL;
        foreach (var text in texts)
        {
            if (Ascii.IsValid(text))
            {
                foreach (var letter in text)
                {
                    hash = With(hash, (byte)letter);
                }
            }
            else
            {
                foreach (var value in Encoding.UTF8.GetBytes(text))
                {
                    hash = With(hash, value);
                }
            }

            hash = With(hash, 0);
        }

        return hash;
    }

    private static ulong With(ulong hash, byte value) => unchecked((hash ^ value) * 1099511628211UL);
}
