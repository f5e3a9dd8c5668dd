using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace StreamConformance;

public sealed class MaterializedValueTests : StreamTest
{
    private readonly Source<int, string> _source = Source.Single(1).WatchTermination((_, _) => "source");

    private readonly Flow<int, int, string> _flow = Flow.Create<int>().WatchTermination((_, _) => "flow");

    [Fact]
    public void Via_keeps_the_value_of_the_left() =>
        Assert.Equal("source", _source.Via(_flow).To(Ignore).Run(Materializer));

    [Fact]
    public void To_keeps_the_value_of_the_left() => Assert.Equal("source", _source.To(Ignore).Run(Materializer));

    [Fact]
    public void Keep_Left_keeps_the_left() => Assert.Equal("source", Materialize(Keep.Left));

    [Fact]
    public void Keep_Right_keeps_the_right() => Assert.Equal("flow", Materialize(Keep.Right));

    [Fact]
    public void Keep_Both_keeps_a_pair() => Assert.Equal(("source", "flow"), Materialize(Keep.Both));

    [Fact]
    public void Keep_None_keeps_neither() => Assert.Same(NotUsed.Instance, Materialize(Keep.None));

    [Fact]
    public void Any_function_combines_two_values() =>
        Assert.Equal("source and flow", Materialize((left, right) => $"{left} and {right}"));

    [Fact]
    public void A_flow_of_flows_combines_its_values_too()
    {
        var both = _flow.ViaMaterialized(Flow.Create<int>().WatchTermination((_, _) => "second"), Keep.Both);

        Assert.Equal(("flow", "second"), _source.ViaMaterialized(both, Keep.Right).To(Ignore).Run(Materializer));
        Assert.Equal("flow", _source.ViaMaterialized(_flow.Via(_flow), Keep.Right).To(Ignore).Run(Materializer));
    }

    [Fact]
    public async Task A_flow_that_ends_in_a_sink_is_a_sink()
    {
        var doubled = Flow.Create<int>().Select(number => number * 2).ToMaterialized(Sink.Seq<int>(), Keep.Right);

        Assert.Equal([2], await _source.RunWith(doubled, Materializer).InTime());
        Assert.Equal("flow", _source.RunWith(_flow.To(Ignore), Materializer));
    }

    [Fact]
    public async Task RunWith_gives_the_value_of_the_sink() =>
        Assert.Equal([1], await _source.RunWith(Sink.Seq<int>(), Materializer).InTime());

    [Fact]
    public async Task An_empty_flow_passes_everything() =>
        Assert.Equal([1], await ElementsOf(_source.Via(Flow.Create<int>())));

    [Fact]
    public async Task Each_run_of_a_graph_has_values_of_its_own()
    {
        var graph = Source.From([1, 2]).ToMaterialized(Sink.Seq<int>(), Keep.Right);

        var first = graph.Run(Materializer);
        var second = graph.Run(Materializer);

        Assert.NotSame(first, second);
        Assert.Equal([1, 2], await first.InTime());
        Assert.Equal([1, 2], await second.InTime());
    }

    [Fact]
    public async Task A_materialiser_runs_graphs_that_it_is_given()
    {
        var graph = Source.From([1, 2]).ToMaterialized(Sink.Seq<int>(), Keep.Right);

        Assert.Equal([1, 2], await Materializer.Materialize(graph).InTime());
        Assert.Equal([1, 2], await ActorMaterializer.Create(Actors).Materialize(graph).InTime());
    }

    private static Sink<int, Task<Done>> Ignore => Sink.Ignore<int>();

    private TMat Materialize<TMat>(Func<string, string, TMat> combine) =>
        _source.ViaMaterialized(_flow, combine).To(Ignore).Run(Materializer);
}
