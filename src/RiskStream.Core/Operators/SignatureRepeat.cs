namespace RiskStream.Operators;

/// <summary>
/// OP8: how often each signature occurs in a window, and which one occurs most. What enters is added and what leaves is taken away, so
/// a window may move and a fact may be taken back. Exact: it holds as many signatures as the window has. Of signatures that occur
/// equally often the smallest is the first. Used by one evaluation.
/// </summary>
/// <typeparam name="T">What makes two things the same: a basket, an amount, a case.</typeparam>
public sealed class SignatureRepeat<T>
    where T : struct, IComparable<T>
{
    private readonly Dictionary<T, int> _counts = [];
    private readonly SortedSet<(int Fewer, T Signature)> _byCount = [];

    /// <summary>The signature that occurs most and how often; null of nothing.</summary>
    public (T Signature, int Count)? Most => _byCount.Count == 0 ? null : (_byCount.Min.Signature, -_byCount.Min.Fewer);

    /// <summary>How often a signature occurs.</summary>
    public int CountOf(T signature) => _counts.GetValueOrDefault(signature);

    /// <summary>A thing with the signature enters.</summary>
    public void Add(T signature) => Change(signature, 1);

    /// <summary>A thing with the signature leaves.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public void Remove(T signature) => Change(signature, -1);

    private void Change(T signature, int by)
    {
        var before = CountOf(signature);
        var after = before + by;
        if (after < 0)
        {
            throw new InvalidOperationException($"{signature} cannot leave a window that does not hold it");
        }

        if (before > 0)
        {
            _byCount.Remove((-before, signature));
        }

        if (after == 0)
        {
            _counts.Remove(signature);
            return;
        }

        _counts[signature] = after;
        _byCount.Add((-after, signature));
    }
}
