using Akka.Streams.Implementation;

namespace Akka.Streams.Dsl;

/// <summary>The beginning of a stream.</summary>
public sealed class Source<TOut, TMat> : IGraph<SourceShape<TOut>, TMat>
{
    private readonly Func<Scope, (Link<TOut>, TMat)> _build;
    private readonly Attributes _attributes;

    internal Source(Func<Scope, (Link<TOut>, TMat)> build)
        : this(build, Attributes.None)
    {
    }

    private Source(Func<Scope, (Link<TOut>, TMat)> build, Attributes attributes) =>
        (_build, _attributes) = (build, attributes);

    /// <summary>Leads the elements through a flow and keeps this materialised value.</summary>
    public Source<T2, TMat> Via<T2, TMat2>(IGraph<FlowShape<TOut, T2>, TMat2> flow) =>
        ViaMaterialized(flow, Keep.Left);

    /// <summary>Leads the elements through a flow.</summary>
    public Source<TOut2, TMat3> ViaMaterialized<TOut2, TMat2, TMat3>(
        IGraph<FlowShape<TOut, TOut2>, TMat2> flow, Func<TMat, TMat2, TMat3> combine)
    {
        var next = (Flow<TOut, TOut2, TMat2>)flow;
        return new Source<TOut2, TMat3>(scope =>
        {
            var (upstream, left) = Build(scope);
            var (link, right) = next.Build(scope, upstream);
            return (link, combine(left, right));
        });
    }

    /// <summary>Ends the stream in a sink and keeps this materialised value.</summary>
    public IRunnableGraph<TMat> To<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink) => ToMaterialized(sink, Keep.Left);

    /// <summary>Ends the stream in a sink.</summary>
    public IRunnableGraph<TMat3> ToMaterialized<TMat2, TMat3>(
        IGraph<SinkShape<TOut>, TMat2> sink, Func<TMat, TMat2, TMat3> combine)
    {
        var end = (Sink<TOut, TMat2>)sink;
        return new RunnableGraph<TMat3>(
            scope =>
            {
                var (upstream, left) = Build(scope);
                return combine(left, end.Build(scope, upstream));
            },
            Attributes.None);
    }

    /// <summary>Ends the stream in a sink, runs it and gives what the sink materialises to.</summary>
    public TMat2 RunWith<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink, IMaterializer materializer) =>
        ToMaterialized(sink, Keep.Right).Run(materializer);

    /// <summary>Replaces the attributes of the whole, an asynchronous boundary included.</summary>
    public Source<TOut, TMat> WithAttributes(Attributes attributes) => new(_build, attributes);

    /// <summary>Sets this part apart: it runs beside what it is connected to, with a bounded buffer between.</summary>
    public Source<TOut, TMat> Async() => new(_build, _attributes.AsAsync());

    internal (Link<TOut> Link, TMat Materialized) Build(Scope scope) => _build(scope.With(_attributes));
}

/// <summary>Makes sources.</summary>
public static class Source
{
    /// <summary>
    /// The elements of a sequence, enumerated anew in each run, on demand with one element of look-ahead.
    /// </summary>
    public static Source<T, NotUsed> From<T>(IEnumerable<T> enumerable) =>
        new(scope => (scope.Add(new EnumerableStage<T>(enumerable)), NotUsed.Instance));

    /// <summary>One element.</summary>
    public static Source<T, NotUsed> Single<T>(T element) => From([element]);

    /// <summary>No element.</summary>
    public static Source<T, NotUsed> Empty<T>() => From<T>([]);
}
