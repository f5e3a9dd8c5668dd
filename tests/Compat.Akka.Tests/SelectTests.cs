using Akka.Streams.Dsl;

namespace StreamConformance;

public sealed class SelectTests : StreamTest
{
    [Fact]
    public async Task Each_element_is_mapped_and_the_order_kept() =>
        Assert.Equal(["1", "2", "3"], await ElementsOf(Source.From([1, 2, 3]).Select(number => $"{number}")));

    [Fact]
    public async Task In_a_flow_each_element_is_mapped_too() =>
        Assert.Equal(
            [2, 4],
            await ElementsOf(Source.From([1, 2]).Via(Flow.Create<int>().Select(number => number * 2))));

    [Fact]
    public async Task An_exception_fails_the_stream_and_cancels_upstream_with_it()
    {
        var seen = new List<int>();
        var (upstream, done) = Source.From(Enumerable.Range(1, 1000))
            .WatchTermination((_, ended) => ended)
            .Select(FailOnThree)
            .ToMaterialized(Sink.ForEach<int>(seen.Add), Keep.Both)
            .Run(Materializer);

        Assert.IsType<TroubleException>(await FailureOf(done));
        Assert.IsType<TroubleException>(await FailureOf(upstream));
        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public async Task A_result_of_null_is_a_failure()
    {
        var failure = await FailureOf(ElementsOf(Source.Single(1).Select(_ => (string)null!)));

        Assert.IsAssignableFrom<ArgumentNullException>(failure);
    }

    [Fact]
    public async Task Resume_drops_the_element_and_goes_on() =>
        Assert.Equal(
            [1, 2, 4, 5],
            await ElementsOf(Source.From([1, 2, 3, 4, 5]).Select(FailOnThree).WithAttributes(Resuming)));

    [Fact]
    public async Task Restart_drops_the_element_and_goes_on() =>
        Assert.Equal(
            [1, 2, 4, 5],
            await ElementsOf(Source.From([1, 2, 3, 4, 5]).Select(FailOnThree).WithAttributes(Restarting)));

    [Fact]
    public async Task Resume_on_the_last_element_still_completes() =>
        Assert.Equal([1, 2], await ElementsOf(Source.From([1, 2, 3]).Select(FailOnThree).WithAttributes(Resuming)));

    [Fact]
    public async Task Where_lets_pass_what_satisfies_the_predicate() =>
        Assert.Equal([2, 4], await ElementsOf(Source.From([1, 2, 3, 4, 5]).Where(number => number % 2 == 0)));

    [Fact]
    public async Task Where_in_a_flow_does_too() =>
        Assert.Equal(
            [2, 4],
            await ElementsOf(Source.From([1, 2, 3, 4]).Via(Flow.Create<int>().Where(number => number % 2 == 0))));

    [Fact]
    public async Task Where_that_lets_nothing_pass_completes() =>
        Assert.Empty(await ElementsOf(Source.From([1, 2, 3]).Where(_ => false)));

    [Fact]
    public async Task An_exception_of_the_predicate_fails_the_stream() =>
        Assert.IsType<TroubleException>(
            await FailureOf(ElementsOf(Source.From([1, 2, 3]).Where(number => FailOnThree(number) > 0))));

    [Fact]
    public async Task Resume_drops_the_element_that_could_not_be_judged() =>
        Assert.Equal(
            [1, 2, 4],
            await ElementsOf(
                Source.From([1, 2, 3, 4]).Where(number => FailOnThree(number) > 0).WithAttributes(Resuming)));

    [Fact]
    public async Task Fused_steps_handle_one_element_after_the_other()
    {
        var trace = new List<string>();

        await Source.From([1, 2])
            .Select(number => Traced("a", number))
            .Select(number => Traced("b", number))
            .RunWith(Sink.ForEach<int>(number => Traced("c", number)), Materializer)
            .InTime();

        Assert.Equal(["a1", "b1", "c1", "a2", "b2", "c2"], trace);

        int Traced(string step, int number)
        {
            trace.Add($"{step}{number}");
            return number;
        }
    }

    private static int FailOnThree(int number) => number == 3 ? throw new TroubleException("three") : number;
}
