using System.Threading.Channels;
using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace StreamConformance;

public sealed class RestartFlowTests : StreamTest
{
    private static readonly RestartSettings Soon =
        RestartSettings.Create(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5), 0);

    private static readonly RestartSettings NotInThisTest =
        RestartSettings.Create(TimeSpan.FromHours(1), TimeSpan.FromHours(1), 0);

    private readonly Channel<int> _channel = Channel.CreateUnbounded<int>();
    private readonly Held<int> _seen = new();
    private int _built;

    public RestartFlowTests() => _seen.Open();

    [Fact]
    public async Task A_flow_that_does_not_fail_is_passed_through_once()
    {
        Assert.Equal([1, 2, 3], await ElementsOf(Source.From([1, 2, 3]).Via(Restarted(Soon))));
        Assert.Equal(1, _built);
    }

    [Fact]
    public async Task A_failure_loses_what_is_inside_and_a_new_flow_takes_the_rest()
    {
        var done = Run(Restarted(Soon));

        Write(1, -2);
        await Waiting.Eventually(2, () => _built);
        Write(3, -4);
        await Waiting.Eventually(3, () => _built);
        Write(5);
        await Waiting.Eventually(3, () => _seen.TakenCount);
        _channel.Writer.Complete();

        await done.InTime();
        Assert.Equal([1, 3, 5], _seen.Taken);
    }

    [Fact]
    public async Task A_flow_with_asynchronous_boundaries_is_restarted_whole()
    {
        var flow = RestartFlow.OnFailuresWithBackoff(() => FailingOnNegative().Async().Select(number => number), Soon);
        var done = Run(flow);

        Write(1);
        await Waiting.Eventually(1, () => _seen.TakenCount);
        Write(-2);
        await Waiting.Eventually(2, () => _built);
        Write(3);
        await Waiting.Eventually(2, () => _seen.TakenCount);
        _channel.Writer.Complete();

        await done.InTime();
        Assert.Equal([1, 3], _seen.Taken);
    }

    [Fact]
    public async Task When_no_restart_is_left_the_failure_is_final_on_both_sides()
    {
        var (upstream, done) = ChannelSource.FromReader(_channel.Reader)
            .WatchTermination((_, ended) => ended)
            .Via(Restarted(Soon.WithMaxRestarts(1, TimeSpan.FromMinutes(5))))
            .ToMaterialized(Sink.Ignore<int>(), Keep.Both)
            .Run(Materializer);

        Write(-1);
        await Waiting.Eventually(2, () => _built);
        Write(-2);

        Assert.Equal("-2", (await FailureOf(done)).Message);
        await Record.ExceptionAsync(() => upstream.InTime());
        Assert.True(upstream.IsCompleted);
    }

    [Fact]
    public async Task Completion_of_upstream_completes_it()
    {
        var done = Run(Restarted(Soon));

        _channel.Writer.Complete();

        await done.InTime();
    }

    [Fact]
    public async Task A_failure_of_upstream_is_final()
    {
        var done = Run(Restarted(Soon));

        _channel.Writer.Complete(new TroubleException("upstream"));

        Assert.Equal("upstream", (await FailureOf(done)).Message);
        Assert.Equal(1, _built);
    }

    [Fact]
    public async Task A_failure_after_upstream_has_completed_is_final()
    {
        var inner = new Held<int>();
        Write(1);
        _channel.Writer.Complete();
        var done = Run(RestartFlow.OnFailuresWithBackoff(
            () =>
            {
                _built++;
                return Flow.Create<int>().SelectAsync(2, inner.PassAsync);
            },
            Soon));
        await Waiting.Eventually(1, () => inner.TakenCount);
        await _channel.Reader.Completion.InTime();

        inner.Fail(1, new TroubleException("inside"));

        Assert.Equal("inside", (await FailureOf(done)).Message);
        Assert.Equal(1, _built);
    }

    [Fact]
    public async Task The_normal_end_of_the_inner_flow_is_the_end()
    {
        var inner = KillSwitches.Shared("inner");
        var (upstream, done) = ChannelSource.FromReader(_channel.Reader)
            .WatchTermination((_, ended) => ended)
            .Via(RestartFlow.OnFailuresWithBackoff(() => Flow.Create<int>().Via(inner.Flow<int>()), Soon))
            .ToMaterialized(Sink.ForEachAsync<int>(1, _seen.PassAsync), Keep.Both)
            .Run(Materializer);
        Write(1);
        await Waiting.Eventually(1, () => _seen.TakenCount);

        inner.Shutdown();

        await done.InTime();
        await upstream.InTime();
    }

    [Fact]
    public async Task A_shutdown_below_ends_it_while_it_runs()
    {
        var (upstream, killSwitch, done) = RunWithSwitch(Restarted(Soon));
        Write(1);
        await Waiting.Eventually(1, () => _seen.TakenCount);

        killSwitch.Shutdown();

        await done.InTime();
        await upstream.InTime();
    }

    [Fact]
    public async Task While_it_waits_a_shutdown_below_ends_it()
    {
        var (upstream, killSwitch, done) = RunWithSwitch(Restarted(NotInThisTest));
        await FailOnce();

        killSwitch.Shutdown();

        await done.InTime();
        await upstream.InTime();
    }

    [Fact]
    public async Task While_it_waits_completion_of_upstream_completes_it()
    {
        var (_, _, done) = RunWithSwitch(Restarted(NotInThisTest));
        await FailOnce();

        _channel.Writer.Complete();

        await done.InTime();
        Assert.Equal([1], _seen.Taken);
    }

    [Fact]
    public async Task While_it_waits_a_failure_of_upstream_fails_it()
    {
        var (_, _, done) = RunWithSwitch(Restarted(NotInThisTest));
        await FailOnce();

        _channel.Writer.Complete(new TroubleException("upstream"));

        Assert.Equal("upstream", (await FailureOf(done)).Message);
    }

    private Flow<int, int, NotUsed> Restarted(RestartSettings settings) =>
        RestartFlow.OnFailuresWithBackoff(FailingOnNegative, settings);

    private Flow<int, int, NotUsed> FailingOnNegative()
    {
        _built++;
        return Flow.Create<int>().Select(number => number < 0 ? throw new TroubleException($"{number}") : number);
    }

    private Task<Done> Run(Flow<int, int, NotUsed> flow) => ChannelSource.FromReader(_channel.Reader)
        .Via(flow)
        .RunWith(Sink.ForEachAsync<int>(1, _seen.PassAsync), Materializer);

    private (Task<Done> Upstream, UniqueKillSwitch Switch, Task<Done> Done) RunWithSwitch(Flow<int, int, NotUsed> flow)
    {
        var ((upstream, killSwitch), done) = ChannelSource.FromReader(_channel.Reader)
            .WatchTermination((_, ended) => ended)
            .Via(flow)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Both)
            .ToMaterialized(Sink.ForEachAsync<int>(1, _seen.PassAsync), Keep.Both)
            .Run(Materializer);
        return (upstream, killSwitch, done);
    }

    /// <summary>
    /// Leads the flow to a failure and waits until the failing element has been taken from the channel.
    /// </summary>
    private async Task FailOnce()
    {
        Write(1);
        await Waiting.Eventually(1, () => _seen.TakenCount);
        Write(-2);
        await Waiting.Eventually(0, () => _channel.Reader.Count);
    }

    private void Write(params int[] elements) =>
        Assert.All(elements, element => Assert.True(_channel.Writer.TryWrite(element)));
}
