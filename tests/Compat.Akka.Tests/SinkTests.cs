using Akka;
using Akka.Streams.Dsl;

namespace StreamConformance;

public sealed class SinkTests : StreamTest
{
    private readonly Held<int> _held = new();

    [Fact]
    public async Task Seq_gives_all_elements_in_order() =>
        Assert.Equal([3, 1, 2], await Source.From([3, 1, 2]).RunWith(Sink.Seq<int>(), Materializer).InTime());

    [Fact]
    public async Task Ignore_completes_with_the_stream() =>
        Assert.Same(Done.Instance, await Source.From([1, 2]).RunWith(Sink.Ignore<int>(), Materializer).InTime());

    [Fact]
    public async Task ForEach_is_called_in_order_and_completes_after_the_last()
    {
        var seen = new List<int>();

        await Source.From([1, 2, 3]).RunWith(Sink.ForEach<int>(seen.Add), Materializer).InTime();

        Assert.Equal([1, 2, 3], seen);
    }

    [Fact]
    public async Task Every_sink_fails_as_its_stream_fails()
    {
        var failing = Source.From([1, 2]).Select(number => number == 2 ? throw new TroubleException("two") : number);

        Assert.IsType<TroubleException>(await FailureOf(failing.RunWith(Sink.Seq<int>(), Materializer)));
        Assert.IsType<TroubleException>(await FailureOf(failing.RunWith(Sink.Ignore<int>(), Materializer)));
        Assert.IsType<TroubleException>(await FailureOf(failing.RunWith(Sink.ForEach<int>(_ => { }), Materializer)));
        Assert.IsType<TroubleException>(
            await FailureOf(failing.RunWith(Sink.ForEachAsync<int>(1, _ => Task.CompletedTask), Materializer)));
    }

    [Fact]
    public async Task ForEach_fails_with_the_exception_of_its_action()
    {
        var calls = 0;

        var done = Source.From([1, 2, 3]).RunWith(
            Sink.ForEach<int>(_ =>
            {
                calls++;
                throw new TroubleException("the action");
            }),
            Materializer);

        Assert.IsType<TroubleException>(await FailureOf(done));
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task ForEach_goes_on_when_the_decider_says_so()
    {
        var seen = new List<int>();
        var sink = Sink.ForEach<int>(number => seen.Add(number == 2 ? throw new TroubleException("two") : number));

        await Source.From([1, 2, 3]).RunWith(sink.WithAttributes(Resuming), Materializer).InTime();

        Assert.Equal([1, 3], seen);
    }

    [Fact]
    public async Task ForEachAsync_with_one_at_a_time_takes_the_next_after_the_last_has_ended()
    {
        var done = Source.From([1, 2, 3]).RunWith(Sink.ForEachAsync<int>(1, _held.PassAsync), Materializer);

        for (var element = 1; element <= 3; element++)
        {
            var taken = element;
            await Waiting.Eventually(taken, () => _held.TakenCount);
            Assert.Equal(taken - 1, _held.Ended.Count);
            _held.Release(taken);
        }

        await done.InTime();
        Assert.Equal([1, 2, 3], _held.Ended);
    }

    [Fact]
    public async Task ForEachAsync_runs_no_more_than_the_parallelism()
    {
        var done = Source.From(Enumerable.Range(1, 10))
            .RunWith(Sink.ForEachAsync<int>(3, _held.PassAsync), Materializer);

        for (var taken = 3; taken <= 10; taken++)
        {
            var expected = taken;
            await Waiting.Eventually(expected, () => _held.TakenCount);
            _held.Release(expected);
        }

        _held.Open();
        await done.InTime();
    }

    [Fact]
    public async Task ForEachAsync_does_not_hold_the_others_back_behind_a_slow_one()
    {
        var done = Source.From(Enumerable.Range(1, 10))
            .RunWith(Sink.ForEachAsync<int>(2, _held.PassAsync), Materializer);

        for (var element = 2; element <= 10; element++)
        {
            var taken = element;
            await Waiting.Eventually(taken, () => _held.TakenCount);
            _held.Release(taken);
        }

        Assert.False(done.IsCompleted);
        _held.Release(1);
        await done.InTime();
    }

    [Fact]
    public async Task ForEachAsync_fails_with_the_exception_of_its_action()
    {
        var done = Source.From([1, 2, 3]).RunWith(Sink.ForEachAsync<int>(1, _held.PassAsync), Materializer);
        await Waiting.Eventually(1, () => _held.TakenCount);

        _held.Fail(1, new TroubleException("the action"));

        Assert.IsType<TroubleException>(await FailureOf(done));
        Assert.Equal(1, _held.TakenCount);
    }

    [Fact]
    public async Task ForEachAsync_goes_on_when_the_decider_says_so()
    {
        var sink = Sink.ForEachAsync<int>(1, _held.PassAsync).WithAttributes(Resuming);
        var done = Source.From([1, 2]).RunWith(sink, Materializer);
        await Waiting.Eventually(1, () => _held.TakenCount);

        _held.Fail(1, new TroubleException("the action"));
        await Waiting.Eventually(2, () => _held.TakenCount);
        _held.Open();

        await done.InTime();
    }
}
