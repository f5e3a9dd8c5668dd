using System.Threading.Channels;
using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace StreamConformance;

/// <summary>Where the stand-in is knowingly stricter than the original; its README lists the same.</summary>
public sealed class StandInDifferenceTests : StreamTest
{
    [Fact]
    public async Task A_cancelled_task_fails_the_stream()
    {
        var cancelled = Task.FromCanceled<int>(new CancellationToken(canceled: true));

        Assert.IsType<TaskCanceledException>(
            await FailureOf(ElementsOf(Source.Single(1).SelectAsync(1, _ => cancelled))));
        Assert.IsType<TaskCanceledException>(
            await FailureOf(Source.Single(1).RunWith(Sink.ForEachAsync<int>(1, _ => cancelled), Materializer)));
    }

    [Fact]
    public async Task Every_sink_fails_when_the_system_is_terminated()
    {
        var system = ActorSystem.Create("terminated");
        var done = ChannelSource.FromReader(Channel.CreateUnbounded<int>().Reader)
            .RunWith(Sink.Ignore<int>(), system.Materializer());

        await system.Terminate().InTime();

        Assert.IsType<AbruptStageTerminationException>(await FailureOf(done));
    }

    [Fact]
    public async Task An_element_that_waits_for_a_restart_is_not_lost_when_upstream_completes()
    {
        var channel = Channel.CreateUnbounded<int>();
        var held = new Held<int>();
        var runs = new List<Task>();
        var settings = RestartSettings.Create(TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(200), 0);
        var flow = RestartFlow.OnFailuresWithBackoff(
            () => Flow.Create<int>()
                .WatchTermination((_, ended) =>
                {
                    runs.Add(ended);
                    return ended;
                })
                .SelectAsync(2, held.PassAsync),
            settings);
        var elements = ElementsOf(ChannelSource.FromReader(channel.Reader).Via(flow));
        Assert.True(channel.Writer.TryWrite(1));
        await Waiting.Eventually(1, () => held.TakenCount);

        held.Fail(1, new TroubleException("one"));
        Assert.IsType<TroubleException>(await FailureOf(runs[0]));
        Assert.True(channel.Writer.TryWrite(2));
        channel.Writer.Complete();
        held.Open();

        Assert.Equal([2], await elements);
        Assert.Equal(2, runs.Count);
    }
}
