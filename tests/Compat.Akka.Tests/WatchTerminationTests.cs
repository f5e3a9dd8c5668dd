using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace StreamConformance;

public sealed class WatchTerminationTests : StreamTest
{
    [Fact]
    public async Task It_passes_the_elements_and_completes_with_the_stream()
    {
        var (ended, elements) = Source.From([1, 2, 3])
            .WatchTermination((_, ended) => ended)
            .ToMaterialized(Sink.Seq<int>(), Keep.Both)
            .Run(Materializer);

        Assert.Equal([1, 2, 3], await elements.InTime());
        Assert.Same(Done.Instance, await ended.InTime());
    }

    [Fact]
    public async Task It_is_not_complete_while_elements_may_come()
    {
        var held = new Held<int>();
        var (ended, done) = Source.From([1, 2, 3])
            .WatchTermination((_, ended) => ended)
            .ToMaterialized(Sink.ForEachAsync<int>(1, held.PassAsync), Keep.Both)
            .Run(Materializer);
        await Waiting.Eventually(1, () => held.TakenCount);

        Assert.False(ended.IsCompleted);

        held.Open();
        await ended.InTime();
        await done.InTime();
    }

    [Fact]
    public async Task It_fails_when_upstream_fails()
    {
        var ended = Failing().WatchTermination((_, ended) => ended).To(Sink.Ignore<int>()).Run(Materializer);

        Assert.IsType<TroubleException>(await FailureOf(ended));
    }

    [Fact]
    public async Task It_fails_when_downstream_fails()
    {
        var ended = Source.From([1, 2, 3])
            .WatchTermination((_, ended) => ended)
            .To(Sink.ForEach<int>(_ => throw new TroubleException("below")))
            .Run(Materializer);

        Assert.IsType<TroubleException>(await FailureOf(ended));
    }

    [Fact]
    public async Task It_completes_when_downstream_wants_no_more()
    {
        var (ended, killSwitch) = Source.From(Enumerable.Range(1, int.MaxValue))
            .WatchTermination((_, ended) => ended)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Both)
            .To(Sink.Ignore<int>())
            .Run(Materializer);

        killSwitch.Shutdown();

        Assert.Same(Done.Instance, await ended.InTime());
    }

    [Fact]
    public async Task It_combines_with_the_value_before_it_in_a_flow_too()
    {
        var flow = Flow.Create<int>()
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .WatchTermination((killSwitch, ended) => (killSwitch, ended));

        var (killSwitch, ended) = Source.From(Enumerable.Range(1, int.MaxValue))
            .ViaMaterialized(flow, Keep.Right)
            .To(Sink.Ignore<int>())
            .Run(Materializer);
        killSwitch.Shutdown();

        await ended.InTime();
    }

    private static Source<int, NotUsed> Failing() =>
        Source.From([1, 2]).Select(number => number == 2 ? throw new TroubleException("two") : number);
}
