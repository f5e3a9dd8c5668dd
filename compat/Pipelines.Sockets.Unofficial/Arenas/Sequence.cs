namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>
/// A <see cref="Sequence{T}"/> without its type, for a field that may not name its own struct. Default: empty.
/// </summary>
public readonly struct Sequence
{
    private readonly Array? _array;
    private readonly int _start;
    private readonly int _length;

    internal Sequence(Array? array, int start, int length)
    {
        _array = array;
        _start = start;
        _length = length;
    }

    /// <summary>How many elements.</summary>
    public long Length => _length;

    /// <summary>The same elements with their type again; another type than they were made with is an error.</summary>
    public Sequence<T> Cast<T>() => new((T[]?)_array, _start, _length);
}
