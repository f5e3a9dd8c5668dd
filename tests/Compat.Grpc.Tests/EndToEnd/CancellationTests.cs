using Compat.Grpc.Tests.Hosting;
using Compat.Grpc.Tests.Protos;
using Grpc.Core;

namespace Compat.Grpc.Tests.EndToEnd;

public class CancellationTests
{
    [Fact]
    public async Task Cancelling_the_token_ends_the_call_on_both_sides()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        WaitingMethod method = new();
        host.Service.OnSay = method.SayAsync;
        using CancellationTokenSource cancellation = new();
        using AsyncUnaryCall<Answer> call =
            host.Client().SayAsync(new Ask(), cancellationToken: cancellation.Token);

        await method.Entered.WaitAsync(EchoHost.Patience);
        await cancellation.CancelAsync();
        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () => await call);

        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        await method.Cancelled.WaitAsync(EchoHost.Patience);
    }

    [Fact]
    public async Task Disposing_the_call_ends_it_on_both_sides()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        WaitingMethod method = new();
        host.Service.OnSay = method.SayAsync;
        AsyncUnaryCall<Answer> call = host.Client().SayAsync(new Ask());

        await method.Entered.WaitAsync(EchoHost.Patience);
        call.Dispose();
        RpcException failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        await method.Cancelled.WaitAsync(EchoHost.Patience);
    }

    [Fact]
    public async Task Cancelling_one_read_of_a_stream_cancels_the_call()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        WaitingMethod method = new();
        host.Service.OnExpand = (ask, _, context) => method.SayAsync(ask, context);
        using CancellationTokenSource cancellation = new();
        using AsyncServerStreamingCall<Answer> call = host.Client().Expand(new Ask());
        Task<bool> read = call.ResponseStream.MoveNext(cancellation.Token);

        await method.Entered.WaitAsync(EchoHost.Patience);
        await cancellation.CancelAsync();
        RpcException failure = await Assert.ThrowsAsync<RpcException>(() => read);

        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        await method.Cancelled.WaitAsync(EchoHost.Patience);
    }

    [Fact]
    public async Task A_writer_without_an_overload_for_it_refuses_a_token_that_can_cancel()
    {
        IAsyncStreamWriter<Answer> writer = new PlainWriter();
        using CancellationTokenSource cancellation = new();

        await writer.WriteAsync(new Answer(), CancellationToken.None);
        await Assert.ThrowsAsync<NotSupportedException>(() => writer.WriteAsync(new Answer(), cancellation.Token));
    }

    private sealed class WaitingMethod
    {
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Entered => _entered.Task;

        public Task Cancelled => _cancelled.Task;

        public async Task<Answer> SayAsync(Ask ask, ServerCallContext context)
        {
            using CancellationTokenRegistration told = context.CancellationToken.Register(_cancelled.SetResult);
            _entered.SetResult();
            await _cancelled.Task;
            return new Answer();
        }
    }

    private sealed class PlainWriter : IAsyncStreamWriter<Answer>
    {
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(Answer message) => Task.CompletedTask;
    }
}
