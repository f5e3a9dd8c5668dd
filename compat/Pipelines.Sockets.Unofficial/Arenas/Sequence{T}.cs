namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>A run of an <see cref="Arena{T}"/>: valid until the arena's next reset. Default: empty.</summary>
/// <remarks>
/// Elements are handed out by reference: who holds a run may write to it. Here a run is always one piece.
/// </remarks>
public readonly struct Sequence<T>
{
    private readonly T[]? _array;
    private readonly int _start;
    private readonly int _length;

    internal Sequence(T[]? array, int start, int length)
    {
        _array = array;
        _start = start;
        _length = length;
    }

    /// <summary>How many elements.</summary>
    public long Length => _length;

    /// <summary>True when there is no element.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>Always true here.</summary>
    public bool IsSingleSegment => true;

    /// <summary>All elements, since a run is one piece.</summary>
    public Span<T> FirstSpan => new(_array, _start, _length);

    /// <summary>The pieces of the run: one, or none when it is empty.</summary>
    public SpanEnumerable Spans => new(this);

    /// <summary>The element at <paramref name="index"/>, by reference.</summary>
    public ref T this[int index] => ref FirstSpan[index];

    /// <summary>Walks the elements.</summary>
    public Enumerator GetEnumerator() => new(FirstSpan);

    /// <summary>The same run without its type.</summary>
    public Sequence Untyped() => new(_array, _start, _length);

    /// <summary>Walks the elements of a run by reference.</summary>
    public ref struct Enumerator
    {
        private readonly Span<T> _span;
        private int _index;

        internal Enumerator(Span<T> span)
        {
            _span = span;
            _index = -1;
        }

        /// <summary>The element stood on.</summary>
        public readonly ref T Current => ref _span[_index];

        /// <summary>Steps on; false at the end.</summary>
        public bool MoveNext() => ++_index < _span.Length;

        /// <summary>Steps on and gives the element; an error at the end.</summary>
        public ref T GetNext() => ref _span[++_index];
    }

    /// <summary>The pieces of a run.</summary>
    public readonly ref struct SpanEnumerable
    {
        private readonly Sequence<T> _sequence;

        internal SpanEnumerable(Sequence<T> sequence) => _sequence = sequence;

        /// <summary>Walks the pieces.</summary>
        public SpanEnumerator GetEnumerator() => new(_sequence.FirstSpan);
    }

    /// <summary>Walks the pieces of a run.</summary>
    public ref struct SpanEnumerator
    {
        private bool _isPending;

        internal SpanEnumerator(Span<T> only)
        {
            Current = only;
            _isPending = !only.IsEmpty;
        }

        /// <summary>The piece stood on.</summary>
        public Span<T> Current { get; }

        /// <summary>Steps on; false at the end.</summary>
        public bool MoveNext()
        {
            var moved = _isPending;
            _isPending = false;
            return moved;
        }
    }
}
