using System.Collections.Immutable;
using System.IO.Compression;
using Google.Protobuf;
using RiskStream.Reference;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Pipeline.Reference;

/// <summary>
/// Canonical entries by key, and the lists that they make. Immutable. Kept beside the lists so that they can be stored, compared
/// with a topic and laid over each other.
/// </summary>
public sealed class ReferenceSnapshot
{
    private readonly ImmutableSortedDictionary<string, Wire.ReferenceEntry> _entries;

    private ReferenceSnapshot(ImmutableSortedDictionary<string, Wire.ReferenceEntry> entries)
    {
        _entries = entries;
        var builder = new ReferenceDataBuilder();
        foreach (var entry in entries.Values)
        {
            builder.Add(EntryMapping.Of(entry));
        }

        Data = builder.Build();
    }

    /// <summary>No entries.</summary>
    public static ReferenceSnapshot Empty { get; } = new(ImmutableSortedDictionary.Create<string, Wire.ReferenceEntry>(StringComparer.Ordinal));

    /// <summary>The lists.</summary>
    public ReferenceData Data { get; }

    /// <summary>The entries by key, list after list. They are not to be changed.</summary>
    public IReadOnlyDictionary<string, Wire.ReferenceEntry> Entries => _entries;

    /// <summary>Lays entries over these: an entry takes the place of the one under its key, null takes it away.</summary>
    internal ReferenceSnapshot With(IEnumerable<KeyValuePair<string, Wire.ReferenceEntry?>> changes)
    {
        var entries = _entries.ToBuilder();
        foreach (var (key, entry) in changes)
        {
            if (entry is null)
            {
                entries.Remove(key);
            }
            else
            {
                entries[key] = entry;
            }
        }

        return new ReferenceSnapshot(entries.ToImmutable());
    }

    /// <summary>The stored form.</summary>
    public byte[] Encode()
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            foreach (var entry in _entries.Values)
            {
                entry.WriteDelimitedTo(zip);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static ReferenceSnapshot Decode(byte[] stored)
    {
        try
        {
            using var plain = new MemoryStream();
            using (var zip = new GZipStream(new MemoryStream(stored), CompressionMode.Decompress))
            {
                zip.CopyTo(plain);
            }

            plain.Position = 0;
            var entries = new List<KeyValuePair<string, Wire.ReferenceEntry?>>();
            while (plain.Position < plain.Length)
            {
                var entry = Wire.ReferenceEntry.Parser.ParseDelimitedFrom(plain);
                entries.Add(new(entry.Key, entry));
            }

            return Empty.With(entries);
        }
        catch (InvalidProtocolBufferException damaged)
        {
            throw new InvalidDataException($"stored lists cannot be read: {damaged.Message}", damaged);
        }
    }
}
