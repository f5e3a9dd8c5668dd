namespace RiskStream.Reference.Lists;

/// <summary>A set of codes with equality by content, ordered by their characters. Immutable.</summary>
public sealed class Codes : IEquatable<Codes>
{
    private readonly string[] _all;

    private Codes(string[] all) => _all = all;

    /// <summary>None.</summary>
    public static Codes None { get; } = new([]);

    /// <summary>The codes.</summary>
    public IReadOnlyList<string> All => _all;

    /// <summary>The distinct codes among some.</summary>
    public static Codes Of(params IEnumerable<string> codes) =>
        new([.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <summary>Whether a code is among them.</summary>
    public bool Contains(string code) => Array.BinarySearch(_all, code, StringComparer.Ordinal) >= 0;

    /// <inheritdoc/>
    public bool Equals(Codes? other) => other is not null && _all.AsSpan().SequenceEqual(other._all);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Codes);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The codes, joined by bars.</summary>
    public override string ToString() => string.Join('|', _all);
}
