namespace Akka.Streams.Dsl;

/// <summary>Operators that are added to a flow.</summary>
public static class FlowOperations
{
    /// <summary>Maps each element.</summary>
    public static Flow<T, TOut, TMat> Select<T, TIn, TOut, TMat>(
        this Flow<T, TIn, TMat> flow, Func<TIn, TOut> mapper) => flow.Via(Operators.Select(mapper));

    /// <summary>
    /// Maps each element by a task, with at most <paramref name="parallelism"/> at a time; keeps the order.
    /// </summary>
    public static Flow<T, TOut, TMat> SelectAsync<T, TIn, TOut, TMat>(
        this Flow<T, TIn, TMat> flow, int parallelism, Func<TIn, Task<TOut>> asyncMapper) =>
        flow.Via(Operators.SelectAsync(parallelism, asyncMapper, ordered: true));

    /// <summary>Lets pass the elements that satisfy the predicate.</summary>
    public static Flow<TIn, TOut, TMat> Where<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow, Predicate<TOut> predicate) => flow.Via(Operators.Where(predicate));

    /// <summary>Adds a task that ends as the stream does at this place.</summary>
    public static Flow<TIn, TOut, TMat2> WatchTermination<TIn, TOut, TMat, TMat2>(
        this Flow<TIn, TOut, TMat> flow, Func<TMat, Task<Done>, TMat2> materializerFunction) =>
        flow.ViaMaterialized(Operators.WatchTermination<TOut>(), materializerFunction);
}
