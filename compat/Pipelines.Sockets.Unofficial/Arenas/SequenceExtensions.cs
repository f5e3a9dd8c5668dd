namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Copies out of a <see cref="Sequence{T}"/> through a projection.</summary>
public static class SequenceExtensions
{
    /// <summary>A new array with the projection of each element.</summary>
    public static TTo[] ToArray<TFrom, TTo>(this in Sequence<TFrom> source, Projection<TFrom, TTo> projection)
    {
        if (source.IsEmpty)
        {
            return [];
        }

        var to = new TTo[source.Length];
        source.CopyTo(to, projection);
        return to;
    }

    /// <summary>A new array with the projection of each element, given <paramref name="state"/>.</summary>
    public static TTo[] ToArray<TFrom, TState, TTo>(
        this in Sequence<TFrom> source, Projection<TFrom, TState, TTo> projection, in TState state)
    {
        if (source.IsEmpty)
        {
            return [];
        }

        var from = source.FirstSpan;
        var to = new TTo[from.Length];
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = projection(in from[i], in state);
        }

        return to;
    }

    /// <summary>Writes the projection of each element; <paramref name="destination"/> must be long enough.</summary>
    public static void CopyTo<TFrom, TTo>(
        this in Sequence<TFrom> source, Span<TTo> destination, Projection<TFrom, TTo> projection)
    {
        var from = source.FirstSpan;
        for (var i = 0; i < from.Length; i++)
        {
            destination[i] = projection(in from[i]);
        }
    }
}
