using System.Buffers.Binary;

namespace RiskStream.Pipeline.Consuming;

/// <summary>
/// The hash by which Kafka's clients choose a key's partition: MurmurHash2 of Austin Appleby, 32 bits, with Kafka's seed. Java's default
/// partitioner and librdkafka's <c>murmur2</c> agree on it.
/// </summary>
public static class Murmur2
{
    private const uint Seed = 0x9747b28c;
    private const uint Multiplier = 0x5bd1e995;

    /// <summary>The partition of a key among so many.</summary>
    public static int PartitionOf(ReadOnlySpan<byte> key, int partitions) => (int)(Hash(key) & int.MaxValue) % partitions;

    /// <summary>The hash.</summary>
    public static uint Hash(ReadOnlySpan<byte> key)
    {
        unchecked
        {
            var hash = Seed ^ (uint)key.Length;
            while (key.Length >= sizeof(uint))
            {
                var word = BinaryPrimitives.ReadUInt32LittleEndian(key) * Multiplier;
                hash = (hash * Multiplier) ^ ((word ^ (word >> 24)) * Multiplier);
                key = key[sizeof(uint)..];
            }

            for (var i = key.Length - 1; i >= 0; i--)
            {
                hash ^= (uint)key[i] << (8 * i);
                hash = i == 0 ? hash * Multiplier : hash;
            }

            hash = (hash ^ (hash >> 13)) * Multiplier;
            return hash ^ (hash >> 15);
        }
    }
}
