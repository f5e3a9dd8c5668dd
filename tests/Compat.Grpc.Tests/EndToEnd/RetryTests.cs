using Compat.Grpc.Tests.Hosting;
using Compat.Grpc.Tests.Protos;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace Compat.Grpc.Tests.EndToEnd;

public class RetryTests
{
    private int _attempts;

    [Fact]
    public async Task A_call_is_tried_again_until_it_succeeds_and_the_server_is_told_how_often()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        string? previous = null;
        host.Service.OnSay = (_, context) =>
        {
            previous = context.RequestHeaders.GetValue("grpc-previous-rpc-attempts");
            return Interlocked.Increment(ref _attempts) < 3 ? throw Unavailable() : Task.FromResult(new Answer());
        };

        await host.Client(Retrying()).SayAsync(new Ask());

        Assert.Equal(3, _attempts);
        Assert.Equal("2", previous);
    }

    [Fact]
    public async Task The_last_failure_is_thrown_when_the_attempts_are_used_up()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Service.OnSay = (_, _) =>
            throw new RpcException(new Status(StatusCode.Unavailable, $"no. {Interlocked.Increment(ref _attempts)}"));

        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await host.Client(Retrying()).SayAsync(new Ask()));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Equal("no. 4", failure.Status.Detail);
    }

    [Fact]
    public async Task A_status_that_is_not_named_is_not_tried_again()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Service.OnSay = (_, _) =>
        {
            Interlocked.Increment(ref _attempts);
            throw new RpcException(new Status(StatusCode.InvalidArgument, ""));
        };

        await Assert.ThrowsAsync<RpcException>(async () => await host.Client(Retrying()).SayAsync(new Ask()));

        Assert.Equal(1, _attempts);
    }

    [Fact]
    public async Task A_client_stream_is_sent_again_from_its_first_message()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        ClientStreamingServerMethod<Ask, Answer> collect = host.Service.OnCollect;
        host.Service.OnCollect = async (asks, context) =>
        {
            Answer answer = await collect(asks, context);
            return Interlocked.Increment(ref _attempts) < 2 ? throw Unavailable() : answer;
        };
        using AsyncClientStreamingCall<Ask, Answer> call = host.Client(Retrying()).Collect();

        await call.RequestStream.WriteAsync(new Ask { Text = "one" });
        await call.RequestStream.WriteAsync(new Ask { Text = "two" });
        await call.RequestStream.CompleteAsync();

        Assert.Equal("one two", (await call).Text);
        Assert.Equal(2, _attempts);
    }

    [Fact]
    public async Task A_hedged_call_takes_the_answer_of_the_attempt_that_gives_one()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Service.OnSay = async (_, context) =>
        {
            if (Interlocked.Increment(ref _attempts) == 1)
            {
                using CancellationTokenRegistration told = context.CancellationToken.Register(cancelled.SetResult);
                await cancelled.Task;
            }

            return new Answer { Text = "second" };
        };
        HedgingPolicy policy = new() { MaxAttempts = 2, HedgingDelay = TimeSpan.FromMilliseconds(1) };

        Answer answer = await host.Client(With(new MethodConfig { HedgingPolicy = policy })).SayAsync(new Ask());

        Assert.Equal("second", answer.Text);
        await cancelled.Task.WaitAsync(EchoHost.Patience);
    }

    private static RpcException Unavailable() => new(new Status(StatusCode.Unavailable, "not yet"));

    private static GrpcChannelOptions Retrying() => With(new MethodConfig
    {
        RetryPolicy = new RetryPolicy
        {
            MaxAttempts = 4,
            InitialBackoff = TimeSpan.FromMilliseconds(1),
            MaxBackoff = TimeSpan.FromMilliseconds(5),
            BackoffMultiplier = 1.5,
            RetryableStatusCodes = { StatusCode.Unavailable },
        },
    });

    private static GrpcChannelOptions With(MethodConfig method)
    {
        method.Names.Add(MethodName.Default);
        return new GrpcChannelOptions { ServiceConfig = new ServiceConfig { MethodConfigs = { method } } };
    }
}
