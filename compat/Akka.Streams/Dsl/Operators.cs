using Akka.Streams.Implementation;

namespace Akka.Streams.Dsl;

/// <summary>The operators as flows: what is added to a source and to a flow alike.</summary>
internal static class Operators
{
    public static Flow<TIn, TOut, NotUsed> Select<TIn, TOut>(Func<TIn, TOut> mapper) => new((scope, upstream) =>
        (scope.Add(upstream, new SelectStage<TIn, TOut>(mapper, scope.Decider)), NotUsed.Instance));

    public static Flow<TIn, TOut, NotUsed> SelectAsync<TIn, TOut>(
        int parallelism, Func<TIn, Task<TOut>> mapper, bool ordered)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        return new Flow<TIn, TOut, NotUsed>((scope, upstream) =>
        {
            var stage = new SelectAsyncStage<TIn, TOut>(parallelism, mapper, ordered, scope.Decider);
            return (scope.Add(upstream, stage), NotUsed.Instance);
        });
    }

    public static Flow<T, T, NotUsed> Where<T>(Predicate<T> predicate) => new((scope, upstream) =>
        (scope.Add(upstream, new WhereStage<T>(predicate, scope.Decider)), NotUsed.Instance));

    public static Flow<T, T, Task<Done>> WatchTermination<T>() => new((scope, upstream) =>
    {
        var stage = new WatchStage<T>();
        return (scope.Add(upstream, stage), stage.Termination);
    });
}
