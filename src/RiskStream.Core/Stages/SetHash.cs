using System.Text;

namespace RiskStream.Stages;

/// <summary>Hash of a set of texts. Pure.</summary>
internal static class SetHash
{
    /// <summary>FNV-1a, 64 bits, over the texts in order, each followed by a zero byte.</summary>
    public static ulong Of(List<string> texts)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var text in texts)
            {
                foreach (var value in Encoding.UTF8.GetBytes(text + "\0"))
                {
                    hash = (hash ^ value) * 1099511628211UL;
                }
            }

            return hash;
        }
    }
}
