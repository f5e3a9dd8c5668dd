namespace RiskStream.Operators;

/// <summary>
/// OP8 where all signatures of a window are told at once: how often each occurs and what those things come to. It keeps no order, unlike
/// <see cref="SignatureRepeat{T}"/>, and so costs little where nearly all of them are seen once. Used by one evaluation.
/// </summary>
/// <typeparam name="T">What makes two things the same.</typeparam>
internal sealed class SignatureSums<T>
    where T : struct
{
    private readonly Dictionary<T, (int Count, long Sum)> _sums = [];

    /// <summary>A thing with the signature enters.</summary>
    public void Add(T signature, long value)
    {
        var (count, sum) = _sums.GetValueOrDefault(signature);
        _sums[signature] = (count + 1, sum + value);
    }

    /// <summary>The signatures that occur so often at least, in no particular order.</summary>
    public IEnumerable<(T Signature, int Count, long Sum)> AtLeast(int count) =>
        _sums.Where(entry => entry.Value.Count >= count).Select(entry => (entry.Key, entry.Value.Count, entry.Value.Sum));

    /// <summary>Begins anew with what was allocated.</summary>
    public void Clear() => _sums.Clear();
}
