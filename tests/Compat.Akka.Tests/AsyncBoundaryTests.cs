using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace StreamConformance;

public sealed class AsyncBoundaryTests : StreamTest
{
    private const int InputBuffer = 16;

    private readonly Held<int> _held = new();
    private int _produced;

    [Fact]
    public async Task Order_is_kept_across_boundaries() =>
        Assert.Equal(
            Enumerable.Range(1, 5000).Select(number => number * 2),
            await ElementsOf(Source.From(Enumerable.Range(1, 5000))
                .Async()
                .Select(number => number * 2)
                .Async()
                .Where(_ => true)
                .Async()));

    [Fact]
    public async Task Without_a_boundary_nothing_is_produced_while_downstream_is_busy()
    {
        var done = Run(Counted());
        await Waiting.Eventually(1, () => _held.TakenCount);

        Assert.Equal(1, Volatile.Read(ref _produced));

        _held.Open();
        await done.InTime();
    }

    [Fact]
    public async Task Attributes_that_are_given_after_a_boundary_take_it_away()
    {
        var done = Run(Counted().Async().WithAttributes(Stopping));
        await Waiting.Eventually(1, () => _held.TakenCount);

        Assert.Equal(1, Volatile.Read(ref _produced));

        _held.Open();
        await done.InTime();
    }

    [Fact]
    public async Task Behind_a_boundary_upstream_runs_ahead_until_the_buffer_is_full()
    {
        var done = Run(Counted().Async());
        await Waiting.Eventually(1, () => _held.TakenCount);
        await Waiting.Eventually(true, () => Volatile.Read(ref _produced) >= InputBuffer);

        for (var element = 1; element <= 40; element++)
        {
            var taken = element;
            await Waiting.Eventually(taken, () => _held.TakenCount);
            Assert.InRange(Volatile.Read(ref _produced), taken, taken + InputBuffer);
            _held.Release(taken);
        }

        _held.Open();
        await done.InTime();
        Assert.Equal(100, _produced);
    }

    [Fact]
    public async Task A_flow_that_is_set_apart_has_a_buffer_on_either_side()
    {
        var inner = 0;
        var flow = Flow.Create<int>().Select(number =>
        {
            Interlocked.Increment(ref inner);
            return number;
        });
        var done = Run(Counted().Via(flow.Async()));
        await Waiting.Eventually(1, () => _held.TakenCount);

        await Waiting.Eventually(true, () => Volatile.Read(ref inner) >= InputBuffer);
        await Waiting.Eventually(true, () => Volatile.Read(ref _produced) >= 2 * InputBuffer);
        Assert.InRange(Volatile.Read(ref _produced), 2 * InputBuffer, 1 + (2 * (InputBuffer + 1)));

        _held.Open();
        await done.InTime();
    }

    [Fact]
    public async Task A_sink_that_is_set_apart_lets_upstream_run_ahead()
    {
        var done = Counted().RunWith(Sink.ForEachAsync<int>(1, _held.PassAsync).Async(), Materializer);

        await Waiting.Eventually(true, () => Volatile.Read(ref _produced) >= InputBuffer);

        _held.Open();
        await done.InTime();
    }

    [Fact]
    public async Task Completion_comes_after_what_the_buffer_holds()
    {
        var done = Source.From(Enumerable.Range(1, 10)).Async()
            .RunWith(Sink.ForEachAsync<int>(1, _held.PassAsync), Materializer);
        await Waiting.Eventually(1, () => _held.TakenCount);

        _held.Open();
        await done.InTime();

        Assert.Equal(Enumerable.Range(1, 10), _held.Taken);
    }

    [Fact]
    public async Task A_failure_crosses_downstream_and_what_came_before_it_came_in_order()
    {
        var seen = new List<int>();

        var done = Source.From(Enumerable.Range(1, 100))
            .Select(number => number == 50 ? throw new TroubleException("fifty") : number)
            .Async()
            .RunWith(Sink.ForEach<int>(seen.Add), Materializer);

        Assert.IsType<TroubleException>(await FailureOf(done));
        Assert.Equal(Enumerable.Range(1, seen.Count), seen);
        Assert.True(seen.Count < 50);
    }

    [Fact]
    public async Task A_failure_downstream_cancels_upstream_across_the_boundary()
    {
        var (upstream, done) = Source.From(Enumerable.Range(1, int.MaxValue))
            .WatchTermination((_, ended) => ended)
            .Async()
            .Select(number => number == 50 ? throw new TroubleException("fifty") : number)
            .ToMaterialized(Sink.Ignore<int>(), Keep.Both)
            .Run(Materializer);

        Assert.IsType<TroubleException>(await FailureOf(done));
        Assert.IsType<TroubleException>(await FailureOf(upstream));
    }

    [Fact]
    public async Task A_shutdown_downstream_cancels_upstream_across_the_boundary()
    {
        var ((upstream, killSwitch), done) = Source.From(Enumerable.Range(1, int.MaxValue))
            .WatchTermination((_, ended) => ended)
            .Async()
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Both)
            .ToMaterialized(Sink.Ignore<int>(), Keep.Both)
            .Run(Materializer);

        killSwitch.Shutdown();

        await upstream.InTime();
        await done.InTime();
    }

    [Fact]
    public async Task The_steps_between_two_boundaries_never_run_at_the_same_time()
    {
        var running = 0;
        var most = 0;
        var section = Flow.Create<int>()
            .Select(Enter)
            .SelectAsync(4, async number =>
            {
                await Task.Yield();
                return number;
            })
            .Select(Enter);

        await Source.From(Enumerable.Range(1, 2000)).Async().Via(section.Async())
            .RunWith(Sink.Ignore<int>(), Materializer)
            .InTime();

        Assert.Equal(1, most);

        int Enter(int number)
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            Thread.SpinWait(50);
            Interlocked.Decrement(ref running);
            return number;
        }
    }

    private Source<int, NotUsed> Counted() => Source.From(Enumerable.Range(1, 100)).Select(number =>
    {
        Interlocked.Increment(ref _produced);
        return number;
    });

    private Task<Done> Run(Source<int, NotUsed> source) =>
        source.RunWith(Sink.ForEachAsync<int>(1, _held.PassAsync), Materializer);
}
