using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;
using Directive = Akka.Streams.Supervision.Directive;

namespace StreamConformance;

public sealed class SupervisionTests : StreamTest
{
    [Fact]
    public async Task Without_a_decider_an_exception_fails_the_stream() =>
        Assert.IsType<TroubleException>(await FailureOf(ElementsOf(FailingOn(2))));

    [Fact]
    public async Task A_decider_sees_the_exception_and_may_choose_by_it()
    {
        var decider = ActorAttributes.CreateSupervisionStrategy(
            cause => cause is TroubleException ? Directive.Resume : Directive.Stop);
        var source = Source.From([1, 2, 3, 4]).Select(number => number switch
        {
            2 => throw new TroubleException("two"),
            4 => throw new InvalidOperationException("four"),
            _ => number,
        });

        Assert.IsType<InvalidOperationException>(await FailureOf(ElementsOf(source.WithAttributes(decider))));
    }

    [Fact]
    public async Task A_decider_holds_for_every_operator_before_it() =>
        Assert.Equal([1, 4], await ElementsOf(FailingOn(2).Via(FlowFailingOn(3)).WithAttributes(Resuming)));

    [Fact]
    public async Task A_decider_does_not_hold_for_operators_after_it() =>
        Assert.IsType<TroubleException>(
            await FailureOf(ElementsOf(FailingOn(2).WithAttributes(Resuming).Via(FlowFailingOn(3)))));

    [Fact]
    public async Task A_decider_of_a_flow_does_not_hold_outside_it() =>
        Assert.IsType<TroubleException>(
            await FailureOf(ElementsOf(FailingOn(2).Via(FlowFailingOn(3).WithAttributes(Resuming)))));

    [Fact]
    public async Task An_inner_decider_wins_over_an_outer_one()
    {
        Assert.IsType<TroubleException>(
            await FailureOf(ElementsOf(
                Source.From([1, 2]).Via(FlowFailingOn(2).WithAttributes(Stopping)).WithAttributes(Resuming))));
        Assert.Equal(
            [1, 3],
            await ElementsOf(
                Source.From([1, 2, 3]).Via(FlowFailingOn(2).WithAttributes(Resuming)).WithAttributes(Stopping)));
    }

    [Fact]
    public async Task Attributes_given_again_replace_the_former() =>
        Assert.Equal([1, 3, 4], await ElementsOf(FailingOn(2).WithAttributes(Stopping).WithAttributes(Resuming)));

    [Fact]
    public async Task A_decider_of_the_whole_graph_holds_for_all_of_it()
    {
        var seen = new List<int>();
        var sink = Sink.ForEach<int>(number => seen.Add(number == 3 ? throw new TroubleException("three") : number));
        var graph = FailingOn(2).ToMaterialized(sink, Keep.Right).WithAttributes(Resuming);

        await graph.Run(Materializer).InTime();

        Assert.Equal([1, 4], seen);
    }

    [Fact]
    public async Task A_decider_holds_across_an_asynchronous_boundary_within() =>
        Assert.Equal(
            [1, 4],
            await ElementsOf(FailingOn(2).Async().Via(FlowFailingOn(3)).WithAttributes(Resuming)));

    [Fact]
    public async Task Async_keeps_the_decider() =>
        Assert.Equal([1, 3, 4], await ElementsOf(FailingOn(2).WithAttributes(Resuming).Async()));

    private static Source<int, NotUsed> FailingOn(int bad) => Source.From([1, 2, 3, 4]).Via(FlowFailingOn(bad));

    private static Flow<int, int, NotUsed> FlowFailingOn(int bad) => Flow.Create<int>()
        .Select(number => number == bad ? throw new TroubleException($"{bad}") : number);
}
