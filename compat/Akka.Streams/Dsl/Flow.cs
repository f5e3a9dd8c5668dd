using Akka.Streams.Implementation;

namespace Akka.Streams.Dsl;

/// <summary>A middle part of a stream.</summary>
public sealed class Flow<TIn, TOut, TMat> : IGraph<FlowShape<TIn, TOut>, TMat>
{
    private readonly Func<Scope, Link<TIn>, (Link<TOut>, TMat)> _build;
    private readonly Attributes _attributes;

    internal Flow(Func<Scope, Link<TIn>, (Link<TOut>, TMat)> build)
        : this(build, Attributes.None)
    {
    }

    private Flow(Func<Scope, Link<TIn>, (Link<TOut>, TMat)> build, Attributes attributes) =>
        (_build, _attributes) = (build, attributes);

    /// <summary>Leads the elements through a further flow and keeps this materialised value.</summary>
    public Flow<TIn, T2, TMat> Via<T2, TMat2>(IGraph<FlowShape<TOut, T2>, TMat2> flow) =>
        ViaMaterialized(flow, Keep.Left);

    /// <summary>Leads the elements through a further flow.</summary>
    public Flow<TIn, TOut2, TMat3> ViaMaterialized<TOut2, TMat2, TMat3>(
        IGraph<FlowShape<TOut, TOut2>, TMat2> flow, Func<TMat, TMat2, TMat3> combine)
    {
        var next = (Flow<TOut, TOut2, TMat2>)flow;
        return new Flow<TIn, TOut2, TMat3>((scope, upstream) =>
        {
            var (middle, left) = Build(scope, upstream);
            var (link, right) = next.Build(scope, middle);
            return (link, combine(left, right));
        });
    }

    /// <summary>Ends in a sink and keeps this materialised value.</summary>
    public Sink<TIn, TMat> To<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink) => ToMaterialized(sink, Keep.Left);

    /// <summary>Ends in a sink.</summary>
    public Sink<TIn, TMat3> ToMaterialized<TMat2, TMat3>(
        IGraph<SinkShape<TOut>, TMat2> sink, Func<TMat, TMat2, TMat3> combine)
    {
        var end = (Sink<TOut, TMat2>)sink;
        return new Sink<TIn, TMat3>((scope, upstream) =>
        {
            var (middle, left) = Build(scope, upstream);
            return combine(left, end.Build(scope, middle));
        });
    }

    /// <summary>Replaces the attributes of the whole, an asynchronous boundary included.</summary>
    public Flow<TIn, TOut, TMat> WithAttributes(Attributes attributes) => new(_build, attributes);

    /// <summary>Sets this part apart: it runs beside what it is connected to, with a bounded buffer between.</summary>
    public Flow<TIn, TOut, TMat> Async() => new(_build, _attributes.AsAsync());

    internal (Link<TOut> Link, TMat Materialized) Build(Scope scope, Link<TIn> upstream) =>
        _build(scope.With(_attributes), upstream);
}

/// <summary>Makes flows.</summary>
public static class Flow
{
    /// <summary>An empty flow, to which operators are added.</summary>
    public static Flow<T, T, NotUsed> Create<T>() => new((_, upstream) => (upstream, NotUsed.Instance));
}
