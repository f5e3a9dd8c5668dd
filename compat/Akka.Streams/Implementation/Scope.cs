using Akka.Streams.Supervision;

namespace Akka.Streams.Implementation;

/// <summary>Where a part of a graph is being built: on which island, and under which decider.</summary>
internal readonly record struct Scope(Assembly Assembly, Island Island, Decider Decider)
{
    /// <summary>The scope inside a part with these attributes: an inner attribute wins over an outer one.</summary>
    public Scope With(Attributes attributes) =>
        new(Assembly, attributes.IsAsync ? Assembly.NewIsland() : Island, attributes.Decider ?? Decider);

    /// <summary>The scope in which a restart builds into the running island.</summary>
    public Scope Nested() => this with { Assembly = Assembly.Nested(Island) };

    public Link<T> Add<T>(SourceStage<T> stage)
    {
        Assembly.Add(stage, Island);
        return stage.OpenOut();
    }

    public Link<TOut> Add<TIn, TOut>(Link<TIn> upstream, Stage<TIn, TOut> stage)
    {
        AddSink(upstream, stage);
        return stage.OpenOut();
    }

    public void AddSink<TIn, TOut>(Link<TIn> upstream, Stage<TIn, TOut> stage)
    {
        var link = Localize(upstream);
        Assembly.Add(stage, Island);
        stage.ConnectIn(link);
    }

    /// <summary>The same elements on this island: a link of another island is led through a bounded buffer.</summary>
    public Link<T> Localize<T>(Link<T> upstream)
    {
        if (upstream.Producer.Island == Island)
        {
            return upstream;
        }

        var exit = new BoundaryExit<T>();
        Assembly.Add(exit, upstream.Producer.Island);
        exit.ConnectIn(upstream);
        return Add(exit.Entry);
    }
}
