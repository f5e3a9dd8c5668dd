using System.Net.Sockets;
using Pipelines.Sockets.Unofficial;

namespace Compat.Redis.Tests.StandIn;

public sealed class SocketAwaitableEventArgsTests
{
    [Fact]
    public async Task An_operation_that_completed_at_once_gives_its_result()
    {
        using var operation = new SocketAwaitableEventArgs();
        operation.Complete();

        Assert.Equal(0, await operation);
    }

    [Fact]
    public async Task An_abort_that_comes_first_wins_over_the_completion()
    {
        using var operation = new SocketAwaitableEventArgs();
        operation.Abort(SocketError.TimedOut);
        operation.Complete();

        var error = await Assert.ThrowsAsync<SocketException>(async () => await operation);

        Assert.Equal(SocketError.TimedOut, error.SocketErrorCode);
    }

    [Fact]
    public async Task A_completion_that_comes_first_wins_over_the_abort()
    {
        using var operation = new SocketAwaitableEventArgs();
        operation.Complete();
        operation.Abort(SocketError.TimedOut);

        Assert.Equal(0, await operation);
    }

    [Fact]
    public async Task An_awaiting_caller_goes_on_at_the_first_outcome()
    {
        using var operation = new SocketAwaitableEventArgs();
        var awaiting = AwaitAsync(operation);
        Assert.False(awaiting.IsCompleted);

        operation.Abort();

        await Assert.ThrowsAsync<SocketException>(() => awaiting.WaitAsync(Eventually.Bound));
    }

    [Fact]
    public async Task The_arguments_serve_one_operation_after_another()
    {
        using var operation = new SocketAwaitableEventArgs();
        operation.Complete();
        await operation;

        Assert.False(operation.IsCompleted);
        operation.Complete();
        Assert.Equal(0, await operation);
    }

    private static async Task AwaitAsync(SocketAwaitableEventArgs operation) => await operation;
}
