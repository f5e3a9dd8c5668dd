using System.Runtime.CompilerServices;

namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Hands out runs of one array until <see cref="Reset"/> takes them all back.</summary>
/// <remarks>
/// Touched by one thread at a time, the connection's parser; only <see cref="Dispose"/> may come from elsewhere.
/// A run that no longer fits starts a new block; the old one lives on in the runs already handed out.
/// </remarks>
public sealed class Arena<T> : IDisposable
{
    private const int FirstBlock = 64;
    private const int LargestGrownBlock = 4_096;
    private const int LargestKeptBlock = 32_768;

    private T[] _block = [];
    private int _used;

    /// <param name="options">Ignored.</param>
    /// <param name="allocator">Ignored.</param>
    public Arena(ArenaOptions? options = null, Allocator<T>? allocator = null)
    {
        _ = options;
        _ = allocator;
    }

    /// <summary>A run of <paramref name="length"/> elements, all default.</summary>
    public Sequence<T> Allocate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length > _block.Length - _used)
        {
            _block = new T[Math.Max(length, Math.Clamp(_block.Length * 2L, FirstBlock, LargestGrownBlock))];
            _used = 0;
        }

        var run = new Sequence<T>(_block, _used, length);
        _used += length;
        return run;
    }

    /// <summary>
    /// Takes back every run. The part that was used is cleared, so that nothing read stays reachable.
    /// </summary>
    public void Reset()
    {
        if (_block.Length > LargestKeptBlock)
        {
            _block = [];
        }
        else if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Array.Clear(_block, 0, _used);
        }

        _used = 0;
    }

    /// <summary>
    /// Does nothing: it is called while a parser may still be filling a run, and the collector does the rest.
    /// </summary>
    public void Dispose()
    {
    }
}
