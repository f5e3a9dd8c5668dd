using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;
using Directive = Akka.Streams.Supervision.Directive;

namespace StreamConformance;

public sealed class SelectAsyncTests : StreamTest
{
    private readonly Held<int> _held = new();

    [Fact]
    public async Task Results_keep_the_order_of_the_elements_however_the_tasks_end()
    {
        var elements = ElementsOf(Source.From([1, 2, 3, 4]).SelectAsync(4, _held.PassAsync));
        await Waiting.Eventually(4, () => _held.TakenCount);

        foreach (var element in (int[])[4, 2, 3, 1])
        {
            _held.Release(element);
        }

        Assert.Equal([1, 2, 3, 4], await elements);
    }

    [Fact]
    public async Task Tasks_that_have_ended_already_keep_the_order_too() =>
        Assert.Equal(
            Enumerable.Range(1, 2000),
            await ElementsOf(Source.From(Enumerable.Range(1, 2000)).SelectAsync(8, Task.FromResult)));

    [Fact]
    public async Task In_a_flow_the_order_is_kept_too()
    {
        var flow = Flow.Create<int>().SelectAsync(3, async number =>
        {
            await Task.Yield();
            return number * 2;
        });

        Assert.Equal([2, 4, 6, 8], await ElementsOf(Source.From([1, 2, 3, 4]).Via(flow)));
    }

    [Fact]
    public async Task No_more_tasks_than_the_parallelism_are_under_way()
    {
        var elements = ElementsOf(Source.From(Enumerable.Range(1, 10)).SelectAsync(3, _held.PassAsync));

        for (var taken = 3; taken <= 10; taken++)
        {
            var expected = taken;
            await Waiting.Eventually(expected, () => _held.TakenCount);
            _held.Release(expected - 2);
        }

        _held.Open();
        Assert.Equal(Enumerable.Range(1, 10), await elements);
    }

    [Fact]
    public async Task Finished_results_that_wait_behind_a_slow_one_count_as_under_way()
    {
        var elements = ElementsOf(Source.From(Enumerable.Range(1, 10)).SelectAsync(3, _held.PassAsync));
        await Waiting.Eventually(3, () => _held.TakenCount);

        _held.Release(2);
        _held.Release(3);
        await Waiting.Eventually(2, () => _held.Ended.Count);
        Assert.Equal(3, _held.TakenCount);

        _held.Release(1);
        await Waiting.Eventually(6, () => _held.TakenCount);
        _held.Open();
        Assert.Equal(Enumerable.Range(1, 10), await elements);
    }

    [Fact]
    public async Task With_a_parallelism_of_one_a_task_has_ended_before_the_next_starts()
    {
        var running = 0;
        var most = 0;

        await ElementsOf(Source.From(Enumerable.Range(1, 200)).SelectAsync(1, async number =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return number;
        }));

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Completion_waits_for_the_tasks_under_way()
    {
        var elements = ElementsOf(Source.From([1, 2]).SelectAsync(4, _held.PassAsync));
        await Waiting.Eventually(2, () => _held.TakenCount);

        _held.Release(2);
        Assert.False(elements.IsCompleted);
        _held.Release(1);

        Assert.Equal([1, 2], await elements);
    }

    [Fact]
    public async Task A_task_that_fails_fails_the_stream_without_waiting_for_those_before_it()
    {
        var (upstream, elements) = Source.From(Enumerable.Range(1, 10))
            .WatchTermination((_, ended) => ended)
            .SelectAsync(3, _held.PassAsync)
            .ToMaterialized(Sink.Seq<int>(), Keep.Both)
            .Run(Materializer);
        await Waiting.Eventually(3, () => _held.TakenCount);

        _held.Fail(2, new TroubleException("two"));

        Assert.IsType<TroubleException>(await FailureOf(elements));
        Assert.IsType<TroubleException>(await FailureOf(upstream));
        Assert.Equal(3, _held.TakenCount);
    }

    [Fact]
    public async Task A_mapper_that_throws_fails_the_stream() =>
        Assert.IsType<TroubleException>(
            await FailureOf(ElementsOf(Source.From([1, 2]).SelectAsync<int, int, NotUsed>(2, FailOnTwo))));

    [Fact]
    public async Task A_failure_of_upstream_does_not_wait_for_the_tasks_under_way()
    {
        var elements = ElementsOf(Source.From([1, 2]).Select(FailOnTwoNow).SelectAsync(4, _held.PassAsync));

        Assert.IsType<TroubleException>(await FailureOf(elements));
    }

    [Theory]
    [InlineData(Directive.Resume)]
    [InlineData(Directive.Restart)]
    public async Task A_failed_task_is_dropped_when_the_decider_says_so(Directive directive)
    {
        var elements = ElementsOf(Source.From([1, 2, 3, 4])
            .SelectAsync(4, _held.PassAsync)
            .WithAttributes(ActorAttributes.CreateSupervisionStrategy(_ => directive)));
        await Waiting.Eventually(4, () => _held.TakenCount);

        _held.Fail(3, new TroubleException("three"));
        _held.Fail(1, new TroubleException("one"));
        _held.Open();

        Assert.Equal([2, 4], await elements);
    }

    [Fact]
    public async Task A_mapper_that_throws_is_dropped_when_the_decider_says_so() =>
        Assert.Equal(
            [1, 3],
            await ElementsOf(Source.From([1, 2, 3])
                .SelectAsync<int, int, NotUsed>(2, FailOnTwo)
                .WithAttributes(Resuming)));

    [Fact]
    public async Task Dropped_tasks_make_room_for_the_next()
    {
        var elements = await ElementsOf(Source.From(Enumerable.Range(1, 100))
            .SelectAsync(2, async number =>
            {
                await Task.Yield();
                return number % 10 == 0 ? number : throw new TroubleException("not a ten");
            })
            .WithAttributes(Resuming));

        Assert.Equal(Enumerable.Range(1, 10).Select(ten => ten * 10), elements);
    }

    [Fact]
    public async Task The_decider_is_given_the_failure_of_a_task_in_an_AggregateException()
    {
        Exception? judged = null;
        var elements = ElementsOf(Source.Single(1)
            .SelectAsync(1, _held.PassAsync)
            .WithAttributes(ActorAttributes.CreateSupervisionStrategy(cause =>
            {
                judged = cause;
                return Directive.Stop;
            })));
        await Waiting.Eventually(1, () => _held.TakenCount);

        _held.Fail(1, new TroubleException("one"));

        await FailureOf(elements);
        Assert.IsType<TroubleException>(Assert.IsType<AggregateException>(judged).InnerException);
    }

    [Fact]
    public async Task A_parallelism_of_none_is_refused() =>
        Assert.IsAssignableFrom<ArgumentException>(
            await FailureOf(Task.Run(() => ElementsOf(Source.Single(1).SelectAsync(0, Task.FromResult)))));

    [Fact]
    public async Task A_result_of_null_is_a_failure() =>
        Assert.IsAssignableFrom<ArgumentNullException>(
            await FailureOf(ElementsOf(Source.Single(1).SelectAsync(1, _ => Task.FromResult<string>(null!)))));

    private static Task<int> FailOnTwo(int number) => Task.FromResult(FailOnTwoNow(number));

    private static int FailOnTwoNow(int number) => number == 2 ? throw new TroubleException("two") : number;
}
