using System.Threading.Channels;
using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace StreamConformance;

public sealed class ChannelSourceTests : StreamTest
{
    private readonly Channel<int> _channel = Channel.CreateUnbounded<int>();

    [Fact]
    public async Task It_gives_what_was_written_in_order_and_completes_with_the_channel()
    {
        Write(1, 2, 3);
        _channel.Writer.Complete();

        Assert.Equal([1, 2, 3], await ElementsOf(ChannelSource.FromReader(_channel.Reader)));
    }

    [Fact]
    public async Task It_waits_for_what_is_written_later()
    {
        var held = new Held<int>();
        held.Open();
        var done = Run(held);

        for (var element = 1; element <= 3; element++)
        {
            Write(element);
            var taken = element;
            await Waiting.Eventually(taken, () => held.TakenCount);
        }

        _channel.Writer.Complete();
        await done.InTime();
        Assert.Equal([1, 2, 3], held.Taken);
    }

    [Fact]
    public async Task It_reads_no_further_than_downstream_demands()
    {
        Write(1, 2, 3, 4, 5);
        var held = new Held<int>();
        var done = Run(held);

        await Waiting.Eventually(1, () => held.TakenCount);
        Assert.Equal(4, _channel.Reader.Count);
        held.Release(1);
        await Waiting.Eventually(2, () => held.TakenCount);
        Assert.Equal(3, _channel.Reader.Count);

        held.Open();
        _channel.Writer.Complete();
        await done.InTime();
    }

    [Fact]
    public async Task A_channel_that_fails_fails_the_stream_after_its_elements()
    {
        Write(1, 2);
        _channel.Writer.Complete(new TroubleException("the poll"));
        var held = new Held<int>();
        held.Open();

        Assert.IsType<TroubleException>(await FailureOf(Run(held)));
        Assert.Equal([1, 2], held.Taken);
    }

    [Fact]
    public async Task The_failure_of_a_channel_is_wrapped_in_an_AggregateException()
    {
        _channel.Writer.Complete(new TroubleException("the poll"));

        var watched = ChannelSource.FromReader(_channel.Reader)
            .WatchTermination((_, done) => done)
            .To(Sink.Ignore<int>())
            .Run(Materializer);

        await FailureOf(watched);
        Assert.IsType<AggregateException>(watched.Exception!.InnerException);
    }

    [Fact]
    public async Task The_end_of_the_channel_does_not_wait_for_demand()
    {
        Write(1);
        var held = new Held<int>();
        var (ended, done) = ChannelSource.FromReader(_channel.Reader)
            .WatchTermination((_, ended) => ended)
            .ToMaterialized(Sink.ForEachAsync<int>(1, held.PassAsync), Keep.Both)
            .Run(Materializer);
        await Waiting.Eventually(1, () => held.TakenCount);

        _channel.Writer.Complete();

        await ended.InTime();
        Assert.False(done.IsCompleted);
        held.Open();
        await done.InTime();
    }

    [Fact]
    public async Task A_stream_that_is_shut_down_while_it_waits_takes_nothing_more()
    {
        var held = new Held<int>();
        var ((killSwitch, ended), done) = ChannelSource.FromReader(_channel.Reader)
            .ViaMaterialized(KillSwitches.Single<int>(), Keep.Right)
            .WatchTermination((killSwitch, ended) => (killSwitch, ended))
            .ToMaterialized(Sink.ForEachAsync<int>(2, held.PassAsync), Keep.Both)
            .Run(Materializer);
        Write(1);
        await Waiting.Eventually(1, () => held.TakenCount);
        killSwitch.Shutdown();
        await ended.InTime();

        Write(2, 3);
        _channel.Writer.Complete();

        held.Open();
        await done.InTime();
        Assert.Equal([1], held.Taken);
        Assert.Equal([2, 3], await ElementsOf(ChannelSource.FromReader(_channel.Reader)));
    }

    [Fact]
    public void A_reader_is_required() =>
        Assert.Throws<ArgumentNullException>(() => ChannelSource.FromReader<int>(null!));

    private void Write(params int[] elements) =>
        Assert.All(elements, element => Assert.True(_channel.Writer.TryWrite(element)));

    private Task<Done> Run(Held<int> held) => ChannelSource.FromReader(_channel.Reader)
        .RunWith(Sink.ForEachAsync<int>(1, held.PassAsync), Materializer);
}
