using System.Collections.Immutable;
using Akka.Streams.Implementation;

namespace Akka.Streams.Dsl;

/// <summary>The end of a stream.</summary>
public sealed class Sink<TIn, TMat> : IGraph<SinkShape<TIn>, TMat>
{
    private readonly Func<Scope, Link<TIn>, TMat> _build;
    private readonly Attributes _attributes;

    internal Sink(Func<Scope, Link<TIn>, TMat> build)
        : this(build, Attributes.None)
    {
    }

    private Sink(Func<Scope, Link<TIn>, TMat> build, Attributes attributes) =>
        (_build, _attributes) = (build, attributes);

    /// <summary>Replaces the attributes of the whole, an asynchronous boundary included.</summary>
    public Sink<TIn, TMat> WithAttributes(Attributes attributes) => new(_build, attributes);

    /// <summary>Sets this part apart: it runs beside what it is connected to, with a bounded buffer between.</summary>
    public Sink<TIn, TMat> Async() => new(_build, _attributes.AsAsync());

    internal TMat Build(Scope scope, Link<TIn> upstream) => _build(scope.With(_attributes), upstream);
}

/// <summary>Makes sinks. The task that a sink materialises to completes or fails with the stream.</summary>
public static class Sink
{
    /// <summary>Takes everything.</summary>
    public static Sink<TIn, Task<Done>> Ignore<TIn>() => ForResult<TIn, Done>(() => new IgnoreStage<TIn>());

    /// <summary>Keeps everything in memory: only for streams known to be short.</summary>
    public static Sink<TIn, Task<IImmutableList<TIn>>> Seq<TIn>() =>
        ForResult<TIn, IImmutableList<TIn>>(() => new SeqStage<TIn>());

    /// <summary>Calls the action with each element.</summary>
    public static Sink<TIn, Task<Done>> ForEach<TIn>(Action<TIn> action) => Flow.Create<TIn>()
        .Select(element =>
        {
            action(element);
            return NotUsed.Instance;
        })
        .ToMaterialized(Ignore<NotUsed>(), Keep.Right);

    /// <summary>
    /// Starts the action for each element, in order, with at most <paramref name="parallelism"/> at a time; with one,
    /// an action has ended before the next one starts.
    /// </summary>
    public static Sink<TIn, Task<Done>> ForEachAsync<TIn>(int parallelism, Func<TIn, Task> action) =>
        Flow.Create<TIn>()
            .Via(Operators.SelectAsync<TIn, NotUsed>(
                parallelism,
                async element =>
                {
                    await action(element);
                    return NotUsed.Instance;
                },
                ordered: false))
            .ToMaterialized(Ignore<NotUsed>(), Keep.Right);

    private static Sink<TIn, Task<TResult>> ForResult<TIn, TResult>(Func<SinkStage<TIn, TResult>> create) =>
        new((scope, upstream) =>
        {
            var stage = create();
            scope.AddSink(upstream, stage);
            return stage.Completion;
        });
}
