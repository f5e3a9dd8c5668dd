using Pipelines.Sockets.Unofficial;

namespace Compat.Redis.Tests.StandIn;

public sealed class DedicatedThreadPoolPipeSchedulerTests
{
    [Fact]
    public async Task Work_runs_on_threads_that_carry_the_name()
    {
        using var scheduler = new DedicatedThreadPoolPipeScheduler("mine", workerCount: 2);
        var ran = new TaskCompletionSource<string?>();

        scheduler.Schedule(_ => ran.SetResult(Thread.CurrentThread.Name), null);

        Assert.Equal("mine", await ran.Task.WaitAsync(Eventually.Bound));
        Assert.Equal(0, scheduler.TotalServicedByPool);
    }

    [Fact]
    public async Task Work_beyond_the_bound_goes_to_the_thread_pool_and_none_is_lost()
    {
        using var scheduler = new DedicatedThreadPoolPipeScheduler(workerCount: 1, useThreadPoolQueueLength: 2);
        using var gate = new ManualResetEventSlim();
        var left = new CountdownEvent(10);
        var all = new TaskCompletionSource();
        for (var i = 0; i < 10; i++)
        {
            scheduler.Schedule(
                _ =>
                {
                    gate.Wait(Eventually.Bound);
                    if (left.Signal())
                    {
                        all.SetResult();
                    }
                },
                null);
        }

        gate.Set();

        await all.Task.WaitAsync(Eventually.Bound);
        Assert.InRange(scheduler.TotalServicedByPool, 7, 8);
        Assert.Equal(1, scheduler.WorkerCount);
    }

    [Fact]
    public async Task After_disposal_work_goes_to_the_thread_pool()
    {
        var scheduler = new DedicatedThreadPoolPipeScheduler("gone");
        scheduler.Dispose();
        var ran = new TaskCompletionSource<bool>();

        scheduler.Schedule(_ => ran.SetResult(Thread.CurrentThread.IsThreadPoolThread), null);

        Assert.True(await ran.Task.WaitAsync(Eventually.Bound));
        Assert.Equal(1, scheduler.TotalServicedByPool);
    }
}
