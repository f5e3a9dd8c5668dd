using Compat.Grpc.Tests.Hosting;
using Compat.Grpc.Tests.Protos;
using Grpc.Core;

namespace Compat.Grpc.Tests.EndToEnd;

public class DeadlineTests
{
    [Fact]
    public async Task A_call_that_outlives_its_deadline_fails_and_the_server_is_told()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bool entered = false;
        host.Service.OnSay = async (_, context) =>
        {
            entered = true;
            using CancellationTokenRegistration told =
                context.CancellationToken.Register(() => cancelled.TrySetResult());
            await cancelled.Task;
            return new Answer();
        };
        Echo.EchoClient client = host.Client();

        // On a busy machine a call may outlive its deadline before it reaches the server: then a longer one is tried.
        for (TimeSpan span = TimeSpan.FromMilliseconds(300); !entered && span < EchoHost.Patience; span *= 2)
        {
            RpcException failure = await Assert.ThrowsAsync<RpcException>(async () =>
                await client.SayAsync(new Ask(), deadline: After(span)));
            Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        }

        await cancelled.Task.WaitAsync(EchoHost.Patience);
    }

    [Fact]
    public async Task A_stream_that_outlives_its_deadline_fails_after_what_it_has_brought()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Service.OnExpand = async (_, answers, context) =>
        {
            await answers.WriteAsync(new Answer { Index = 7 });
            TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using CancellationTokenRegistration told = context.CancellationToken.Register(cancelled.SetResult);
            await cancelled.Task;
        };
        Echo.EchoClient client = host.Client();

        int brought = 0;
        for (TimeSpan span = TimeSpan.FromSeconds(1); brought == 0 && span < EchoHost.Patience; span *= 2)
        {
            using AsyncServerStreamingCall<Answer> call = client.Expand(new Ask(), deadline: After(span));
            RpcException failure = await Assert.ThrowsAsync<RpcException>(async () =>
            {
                while (await call.ResponseStream.MoveNext())
                {
                    brought++;
                }
            });
            Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
            Assert.Equal(StatusCode.DeadlineExceeded, call.GetStatus().StatusCode);
        }

        Assert.Equal(1, brought);
    }

    [Fact]
    public async Task A_deadline_in_the_past_fails_at_once()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await host.Client().SayAsync(new Ask(), deadline: After(TimeSpan.FromSeconds(-1))));

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
    }

    [Fact]
    public async Task The_server_sees_the_deadline_or_that_there_is_none()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        List<DateTime> seen = [];
        host.Service.OnSay = (_, context) =>
        {
            seen.Add(context.Deadline);
            return Task.FromResult(new Answer());
        };

        await host.Client().SayAsync(new Ask());
        await host.Client().SayAsync(new Ask(), new CallOptions().WithDeadline(After(EchoHost.Patience)));

        Assert.Equal(DateTime.MaxValue, seen[0]);
        Assert.NotEqual(DateTime.MaxValue, seen[1]);
        Assert.Equal(DateTimeKind.Utc, seen[1].Kind);
    }

    private static DateTime After(TimeSpan span) => TimeProvider.System.GetUtcNow().UtcDateTime + span;
}
