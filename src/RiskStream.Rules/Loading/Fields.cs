namespace RiskStream.Rules.Loading;

/// <summary>A number that a file gives.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Min">The smallest that is allowed.</param>
/// <param name="Max">The largest that is allowed.</param>
internal sealed record NumberField(string Key, double Min, double Max)
{
    /// <summary>What to write, as a sentence.</summary>
    public required string Remedy { get; init; }

    /// <summary>No fractions.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>What counts when the key is absent; null if it must be there.</summary>
    public double? Absent { get; init; }

    public string Range => $"{Min:0.##} to {Max:0.##}";

    public string Expected => IsWhole ? $"a whole number, {Range}" : $"a number, {Range}";
}

/// <summary>A text that a file gives.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Expected">What it must be, in words that follow "it must be".</param>
/// <param name="Remedy">What to write, as a sentence.</param>
internal sealed record TextField(string Key, string Expected, string Remedy)
{
    /// <summary>Its form; any text if null.</summary>
    public Func<string, bool>? HasForm { get; init; }

    /// <summary>Whether it may be absent, and then counts as empty.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether it may have several lines.</summary>
    public bool HasLines { get; init; }

    public int MaxLength { get; init; } = 400;
}

/// <summary>One of several words that a file gives.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Remedy">What to write, as a sentence.</param>
/// <param name="Words">The words and what they mean.</param>
internal sealed record ChoiceField<T>(string Key, string Remedy, params (string Word, T Value)[] Words)
{
    public string Expected => string.Join(", ", Words.Select(word => word.Word));
}
