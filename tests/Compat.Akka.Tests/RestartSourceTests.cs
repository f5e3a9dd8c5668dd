using System.Threading.Channels;
using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace StreamConformance;

public sealed class RestartSourceTests : StreamTest
{
    private static readonly RestartSettings Soon =
        RestartSettings.Create(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5), 0.2);

    private static readonly RestartSettings NotInThisTest =
        RestartSettings.Create(TimeSpan.FromHours(1), TimeSpan.FromHours(1), 0);

    private int _runs;

    [Fact]
    public async Task A_failure_is_followed_by_a_new_run_of_what_the_factory_makes()
    {
        var elements = await ElementsOf(RestartSource.OnFailuresWithBackoff(() => FailingRuns(2), Soon));

        Assert.Equal([11, 12, 21, 22, 31, 32], elements);
        Assert.Equal(3, _runs);
    }

    [Fact]
    public async Task The_normal_end_is_the_end()
    {
        Assert.Equal([11, 12], await ElementsOf(RestartSource.OnFailuresWithBackoff(() => FailingRuns(0), Soon)));
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task When_no_restart_is_left_the_failure_is_final()
    {
        var settings = Soon.WithMaxRestarts(3, TimeSpan.FromMinutes(5));
        var failure = await FailureOf(ElementsOf(RestartSource.OnFailuresWithBackoff(() => FailingRuns(99), settings)));

        Assert.Equal("run 4", Assert.IsType<TroubleException>(failure).Message);
        Assert.Equal(4, _runs);
    }

    [Fact]
    public async Task Without_restarts_the_first_failure_is_final()
    {
        var settings = Soon.WithMaxRestarts(0, TimeSpan.FromMinutes(5));
        var failure = await FailureOf(ElementsOf(RestartSource.OnFailuresWithBackoff(() => FailingRuns(99), settings)));

        Assert.Equal("run 1", Assert.IsType<TroubleException>(failure).Message);
    }

    [Fact]
    public async Task A_run_that_outlasts_the_time_for_restarts_clears_the_count()
    {
        var settings = Soon.WithMaxRestarts(1, TimeSpan.Zero);

        var elements = await ElementsOf(RestartSource.OnFailuresWithBackoff(() => FailingRuns(5).Async(), settings));

        Assert.Equal(12, elements.Count);
    }

    [Fact]
    public async Task While_it_waits_nothing_runs_and_a_shutdown_ends_it()
    {
        var seen = new Held<int>();
        seen.Open();
        var (killSwitch, done) = RestartSource.OnFailuresWithBackoff(() => FailingRuns(99), NotInThisTest)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .ToMaterialized(Sink.ForEachAsync<int>(1, seen.PassAsync), Keep.Both)
            .Run(Materializer);
        await Waiting.Eventually(2, () => seen.TakenCount);
        Assert.False(done.IsCompleted);

        killSwitch.Shutdown();

        await done.InTime();
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task A_shutdown_below_cancels_the_run_and_no_other_follows()
    {
        var ended = new TaskCompletionSource<Task<Done>>();
        var (killSwitch, done) = RestartSource
            .OnFailuresWithBackoff(
                () => Source.From(Enumerable.Range(1, int.MaxValue)).WatchTermination((_, end) =>
                {
                    _runs++;
                    ended.SetResult(end);
                    return NotUsed.Instance;
                }),
                Soon)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .ToMaterialized(Sink.Ignore<int>(), Keep.Both)
            .Run(Materializer);

        killSwitch.Shutdown();

        await done.InTime();
        await (await ended.Task.InTime()).InTime();
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task A_source_with_asynchronous_boundaries_is_restarted_whole()
    {
        var elements = await ElementsOf(RestartSource.OnFailuresWithBackoff(
            () => FailingRuns(2).SelectAsync(2, Task.FromResult).Async().Select(number => number).Async(),
            Soon));

        Assert.Equal(3, _runs);
        Assert.Equal([31, 32], elements.Where(number => number > 30));
    }

    [Fact]
    public async Task It_is_driven_by_demand()
    {
        var channel = Channel.CreateUnbounded<int>();
        Assert.True(channel.Writer.TryWrite(1) && channel.Writer.TryWrite(2));
        channel.Writer.Complete();
        var held = new Held<int>();
        var done = RestartSource.OnFailuresWithBackoff(() => ChannelSource.FromReader(channel.Reader), Soon)
            .RunWith(Sink.ForEachAsync<int>(1, held.PassAsync), Materializer);

        await Waiting.Eventually(1, () => held.TakenCount);
        Assert.Equal(1, channel.Reader.Count);

        held.Open();
        await done.InTime();
    }

    [Fact]
    public async Task The_decider_around_it_holds_within_it()
    {
        var source = RestartSource.OnFailuresWithBackoff(() => FailingRuns(99), Soon).WithAttributes(Resuming);

        Assert.Equal([11, 12], await ElementsOf(source));
    }

    [Fact]
    public async Task A_factory_that_throws_fails_the_stream()
    {
        var source = RestartSource.OnFailuresWithBackoff<int, NotUsed>(
            () => throw new TroubleException("factory"), Soon);

        Assert.IsType<TroubleException>(await FailureOf(ElementsOf(source)));
    }

    /// <summary>Run n gives n1 and n2; the first of them then fail, as many as is said.</summary>
    private Source<int, NotUsed> FailingRuns(int failing)
    {
        var run = ++_runs;
        return Source.From([1, 2, 3]).Select(number => (number, run <= failing) switch
        {
            (3, true) => throw new TroubleException($"run {run}"),
            _ => (run * 10) + number,
        }).Where(number => number % 10 < 3);
    }
}
