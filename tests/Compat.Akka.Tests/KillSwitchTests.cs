using System.Threading.Channels;
using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace StreamConformance;

public sealed class KillSwitchTests : StreamTest
{
    private readonly Channel<int> _channel = Channel.CreateUnbounded<int>();
    private readonly Held<int> _held = new();

    [Fact]
    public async Task Shutdown_completes_downstream_and_cancels_upstream()
    {
        var ((upstream, killSwitch), elements) = ChannelSource.FromReader(_channel.Reader)
            .WatchTermination((_, ended) => ended)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Both)
            .ToMaterialized(Sink.Seq<int>(), Keep.Both)
            .Run(Materializer);

        killSwitch.Shutdown();

        Assert.Empty(await elements.InTime());
        Assert.Same(Done.Instance, await upstream.InTime());
    }

    [Fact]
    public async Task After_a_shutdown_what_is_inside_still_comes_out()
    {
        for (var element = 1; element <= 20; element++)
        {
            Assert.True(_channel.Writer.TryWrite(element));
        }

        var seen = new List<int>();
        var (killSwitch, done) = ChannelSource.FromReader(_channel.Reader)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .SelectAsync(4, _held.PassAsync)
            .Async()
            .ToMaterialized(Sink.ForEach<int>(seen.Add), Keep.Both)
            .Run(Materializer);
        await Waiting.Eventually(4, () => _held.TakenCount);

        killSwitch.Shutdown();
        Assert.False(done.IsCompleted);
        _held.Open();
        await done.InTime();

        // Elements that were let in while the switch was being used belong to those inside.
        Assert.Equal(_held.Taken, seen);
        Assert.Equal(Enumerable.Range(1, seen.Count), seen);
        Assert.Equal(20 - seen.Count, _channel.Reader.Count);
    }

    [Fact]
    public async Task Abort_fails_downstream_and_upstream_with_the_cause()
    {
        var ((upstream, killSwitch), elements) = ChannelSource.FromReader(_channel.Reader)
            .WatchTermination((_, ended) => ended)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Both)
            .ToMaterialized(Sink.Seq<int>(), Keep.Both)
            .Run(Materializer);

        killSwitch.Abort(new TroubleException("revoked"));

        Assert.IsType<TroubleException>(await FailureOf(elements));
        Assert.IsType<TroubleException>(await FailureOf(upstream));
        Assert.IsType<AggregateException>(elements.Exception!.InnerException);
    }

    [Fact]
    public async Task Abort_does_not_wait_for_what_is_inside()
    {
        Assert.True(_channel.Writer.TryWrite(1));
        var (killSwitch, done) = ChannelSource.FromReader(_channel.Reader)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .ToMaterialized(Sink.ForEachAsync<int>(1, _held.PassAsync), Keep.Both)
            .Run(Materializer);
        await Waiting.Eventually(1, () => _held.TakenCount);

        killSwitch.Abort(new TroubleException("revoked"));

        Assert.IsType<TroubleException>(await FailureOf(done));
    }

    [Fact]
    public async Task Only_the_first_use_counts()
    {
        var (killSwitch, elements) = ChannelSource.FromReader(_channel.Reader)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .ToMaterialized(Sink.Seq<int>(), Keep.Both)
            .Run(Materializer);

        killSwitch.Shutdown();
        killSwitch.Abort(new TroubleException("too late"));
        killSwitch.Shutdown();

        Assert.Empty(await elements.InTime());
    }

    [Fact]
    public async Task A_stream_that_never_waits_is_stopped_too()
    {
        var last = 0;
        var (killSwitch, done) = Source.From(Enumerable.Range(1, int.MaxValue))
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .ToMaterialized(Sink.ForEach<int>(number => Volatile.Write(ref last, number)), Keep.Both)
            .Run(Materializer);
        await Waiting.Eventually(true, () => Volatile.Read(ref last) > 5000);

        killSwitch.Shutdown();

        await done.InTime();
    }

    [Fact]
    public async Task A_use_after_the_end_changes_nothing()
    {
        var (killSwitch, elements) = Source.From([1, 2])
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .ToMaterialized(Sink.Seq<int>(), Keep.Both)
            .Run(Materializer);
        Assert.Equal([1, 2], await elements.InTime());

        killSwitch.Abort(new TroubleException("too late"));

        Assert.Equal([1, 2], await elements.InTime());
    }

    [Fact]
    public async Task A_single_switch_ends_only_its_own_run()
    {
        var graph = ChannelSource.FromReader(_channel.Reader)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .ToMaterialized(Sink.Seq<int>(), Keep.Both);
        var (firstSwitch, first) = graph.Run(Materializer);
        var (_, second) = graph.Run(Materializer);

        firstSwitch.Shutdown();
        await first.InTime();
        Assert.False(second.IsCompleted);

        _channel.Writer.Complete();
        await second.InTime();
    }

    [Fact]
    public async Task A_shared_switch_ends_all_its_streams()
    {
        var shared = KillSwitches.Shared("all");
        var first = Stream(shared).RunWith(Sink.Seq<int>(), Materializer);
        var second = Stream(shared).RunWith(Sink.Seq<int>(), Materializer);

        shared.Shutdown();

        Assert.Empty(await first.InTime());
        Assert.Empty(await second.InTime());
    }

    [Fact]
    public async Task A_shared_switch_that_was_used_lets_nothing_through_later_streams()
    {
        var shared = KillSwitches.Shared("all");
        shared.Shutdown();
        shared.Abort(new TroubleException("too late"));

        Assert.Empty(await ElementsOf(Source.From([1, 2, 3]).Via(shared.Flow<int>())));
    }

    [Fact]
    public async Task A_shared_switch_aborts_all_its_streams()
    {
        var shared = KillSwitches.Shared("all");
        var first = Stream(shared).RunWith(Sink.Seq<int>(), Materializer);
        shared.Abort(new TroubleException("revoked"));

        Assert.IsType<TroubleException>(await FailureOf(first));
        Assert.IsType<TroubleException>(await FailureOf(ElementsOf(Stream(shared))));
    }

    [Fact]
    public void The_flow_of_a_shared_switch_materialises_to_the_switch()
    {
        var shared = KillSwitches.Shared("all");

        var graph = Source.Empty<int>().ViaMaterialized(shared.Flow<int>(), Keep.Right).To(Sink.Ignore<int>());

        Assert.Same(shared, graph.Run(Materializer));
    }

    private Source<int, NotUsed> Stream(SharedKillSwitch shared) =>
        ChannelSource.FromReader(_channel.Reader).Via(shared.Flow<int>());
}
