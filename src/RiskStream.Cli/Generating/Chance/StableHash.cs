namespace RiskStream.Cli.Generating.Chance;

/// <summary>
/// A 64-bit hash that is the same on every machine and runtime: the only source of variety in the generator.
/// </summary>
internal static class StableHash
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>
    /// Hashes a number of a strand under a parent key (the seed, or the key of what the draw belongs to).
    /// </summary>
    public static ulong Of(ulong parent, Strand strand, long first = 0, long second = 0)
    {
        unchecked
        {
            var hash = Mix(parent + (Golden * (ulong)strand));
            hash = Mix(hash ^ (ulong)first);
            return Mix(hash + Golden + (ulong)second);
        }
    }

    /// <summary>The finalizer of SplitMix64: a bijection in which every input bit moves every output bit.</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
