using System.Threading.Channels;
using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace StreamConformance;

public sealed class ActorSystemTests
{
    private readonly ActorSystem _system = ActorSystem.Create("terminated");

    [Fact]
    public async Task Terminate_completes_and_so_does_WhenTerminated()
    {
        Assert.False(_system.WhenTerminated.IsCompleted);

        await _system.Terminate().InTime();

        await _system.WhenTerminated.InTime();
    }

    [Fact]
    public async Task Terminate_may_be_called_twice()
    {
        await _system.Terminate().InTime();
        await _system.Terminate().InTime();
    }

    [Fact]
    public async Task A_stream_that_still_runs_fails_when_its_system_is_terminated()
    {
        var (ended, elements) = ChannelSource.FromReader(Channel.CreateUnbounded<int>().Reader)
            .WatchTermination((_, ended) => ended)
            .Async()
            .ToMaterialized(Sink.Seq<int>(), Keep.Both)
            .Run(_system.Materializer());

        await _system.Terminate().InTime();

        await Assert.ThrowsAnyAsync<Exception>(() => ended.InTime());
        await Assert.ThrowsAnyAsync<Exception>(() => elements.InTime());
        Assert.True(ended.IsFaulted);
        Assert.True(elements.IsFaulted);
    }

    [Fact]
    public async Task Streams_that_have_ended_do_not_hold_termination_up()
    {
        var elements = await Source.From([1, 2]).RunWith(Sink.Seq<int>(), _system.Materializer()).InTime();

        await _system.Terminate().InTime();

        Assert.Equal([1, 2], elements);
    }

    [Fact]
    public async Task A_terminated_system_starts_no_stream()
    {
        var materializer = _system.Materializer();
        await _system.Terminate().InTime();

        Assert.ThrowsAny<Exception>(() => { Source.Empty<int>().To(Sink.Ignore<int>()).Run(materializer); });
    }

    [Fact]
    public async Task A_materialiser_needs_a_system()
    {
        Assert.ThrowsAny<ArgumentException>(() => ActorMaterializer.Create(null!));
        await _system.Terminate().InTime();
    }
}
