using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using RiskStream.EventTime;

namespace RiskStream.Reference.Lists;

/// <summary>
/// One list, joined by event time: of the entries of a key that cover a day the newest version counts, and among equal versions the
/// one that begins last. Immutable.
/// </summary>
/// <typeparam name="T">What its entries say.</typeparam>
public sealed class ReferenceList<T> : IReferenceList
    where T : ListEntry
{
    private readonly FrozenDictionary<string, T[]> _byKey;

    /// <summary>A list of entries; repeated ones count once.</summary>
    public ReferenceList(string name, IEnumerable<T> entries)
    {
        Name = name;
        var byKey = entries.Distinct().GroupBy(entry => entry.NaturalKey, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            group => group
                .OrderByDescending(entry => entry.Validity.Version, StringComparer.Ordinal)
                .ThenByDescending(entry => entry.Validity.From)
                .ThenBy(entry => entry.ToString(), StringComparer.Ordinal)
                .ToArray());
        _byKey = byKey.ToFrozenDictionary(StringComparer.Ordinal);
        Count = _byKey.Values.Sum(of => of.Length);
        var newest = _byKey.Values.Select(of => of[0].Validity.Version).Max(StringComparer.Ordinal);
        Version = string.IsNullOrEmpty(newest) ? "unversioned" : newest;
        Digest = DigestOf(Entries);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public string Digest { get; }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public IEnumerable<ListEntry> Entries => All;

    /// <summary>All entries, by key and then newest first.</summary>
    public IEnumerable<T> All => _byKey.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value);

    /// <summary>The entry of a key that counts on a day, or null.</summary>
    public T? On(string key, CivilDay day)
    {
        foreach (var entry in Of(key))
        {
            if (entry.Validity.Covers(day))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>The entries of a key, newest first.</summary>
    public IReadOnlyList<T> Of(string key) => _byKey.TryGetValue(key, out var of) ? of : [];

    private static string DigestOf(IEnumerable<ListEntry> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in entries)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(entry + "\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
