namespace Akka.Streams.Dsl;

/// <summary>Operators that are added to a source.</summary>
public static class SourceOperations
{
    /// <summary>Maps each element.</summary>
    public static Source<TOut, TMat> Select<TIn, TOut, TMat>(
        this Source<TIn, TMat> flow, Func<TIn, TOut> mapper) => flow.Via(Operators.Select(mapper));

    /// <summary>
    /// Maps each element by a task, with at most <paramref name="parallelism"/> at a time; keeps the order.
    /// </summary>
    public static Source<TOut, TMat> SelectAsync<TIn, TOut, TMat>(
        this Source<TIn, TMat> flow, int parallelism, Func<TIn, Task<TOut>> asyncMapper) =>
        flow.Via(Operators.SelectAsync(parallelism, asyncMapper, ordered: true));

    /// <summary>Lets pass the elements that satisfy the predicate.</summary>
    public static Source<TOut, TMat> Where<TOut, TMat>(this Source<TOut, TMat> flow, Predicate<TOut> predicate) =>
        flow.Via(Operators.Where(predicate));

    /// <summary>Adds a task that ends as the stream does at this place.</summary>
    public static Source<TOut, TMat2> WatchTermination<TOut, TMat, TMat2>(
        this Source<TOut, TMat> flow, Func<TMat, Task<Done>, TMat2> materializerFunction) =>
        flow.ViaMaterialized(Operators.WatchTermination<TOut>(), materializerFunction);
}
