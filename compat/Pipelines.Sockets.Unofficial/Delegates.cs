namespace Pipelines.Sockets.Unofficial;

/// <summary>Walks the targets of a multicast delegate without making an array of them.</summary>
public static class Delegates
{
    /// <summary>True when there is exactly one target.</summary>
    public static bool IsSingle(this MulticastDelegate handler) => handler.HasSingleTarget;

    /// <summary>
    /// The targets of <paramref name="handler"/> in the order in which they were added; none when it is null.
    /// </summary>
    public static DelegateEnumerable<T> AsEnumerable<T>(this T handler)
        where T : MulticastDelegate => new(handler);

    /// <summary>The targets of a delegate.</summary>
    public readonly struct DelegateEnumerable<T>
        where T : MulticastDelegate
    {
        private readonly T? _handler;

        internal DelegateEnumerable(T? handler) => _handler = handler;

        /// <summary>Walks the targets.</summary>
        public DelegateEnumerator<T> GetEnumerator() => new(_handler);
    }

    /// <summary>Walks the targets of a delegate.</summary>
    public struct DelegateEnumerator<T> : IDisposable
        where T : MulticastDelegate
    {
        private Delegate.InvocationListEnumerator<T> _targets;

        internal DelegateEnumerator(T? handler) => _targets = Delegate.EnumerateInvocationList(handler);

        /// <summary>The target stood on.</summary>
        public readonly T Current => _targets.Current;

        /// <summary>Steps on; false at the end.</summary>
        public bool MoveNext() => _targets.MoveNext();

        /// <summary>
        /// Does nothing. It must be there: a loop compiled against an enumerator that has it calls it.
        /// </summary>
        public readonly void Dispose()
        {
        }
    }
}
