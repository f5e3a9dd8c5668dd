using Compat.Grpc.Tests.Hosting;
using Compat.Grpc.Tests.Protos;
using Grpc.Core;

namespace Compat.Grpc.Tests.EndToEnd;

public class StatusTests
{
    [Theory]
    [InlineData(StatusCode.Cancelled)]
    [InlineData(StatusCode.Unknown)]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.AlreadyExists)]
    [InlineData(StatusCode.PermissionDenied)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.FailedPrecondition)]
    [InlineData(StatusCode.Aborted)]
    [InlineData(StatusCode.OutOfRange)]
    [InlineData(StatusCode.Unimplemented)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DataLoss)]
    [InlineData(StatusCode.Unauthenticated)]
    public async Task A_thrown_status_reaches_the_client_with_its_detail(StatusCode code)
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Service.OnSay = (_, _) => throw new RpcException(new Status(code, "100 % zu spät: 迟到"));

        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await host.Client().SayAsync(new Ask()));

        Assert.Equal(code, failure.StatusCode);
        Assert.Equal("100 % zu spät: 迟到", failure.Status.Detail);
    }

    [Fact]
    public async Task A_status_set_on_the_context_ends_the_call_after_its_messages()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Service.OnExpand = async (_, answers, context) =>
        {
            await answers.WriteAsync(new Answer());
            context.Status = new Status(StatusCode.OutOfRange, "no more");
        };
        using AsyncServerStreamingCall<Answer> call = host.Client().Expand(new Ask());

        Assert.True(await call.ResponseStream.MoveNext());
        await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.OutOfRange, call.GetStatus().StatusCode);
        Assert.Equal("no more", call.GetStatus().Detail);
    }

    [Fact]
    public async Task An_unexpected_exception_is_unknown_and_its_words_stay_on_the_server()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Service.OnSay = (_, _) => throw new InvalidOperationException("a secret");

        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await host.Client().SayAsync(new Ask()));

        Assert.Equal(StatusCode.Unknown, failure.StatusCode);
        Assert.DoesNotContain("secret", failure.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_nobody_serves_is_unimplemented()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        Marshaller<Ask> asks = Marshallers.Create(
            ask => global::Google.Protobuf.MessageExtensions.ToByteArray(ask), Ask.Parser.ParseFrom);
        Method<Ask, Ask> missing = new(MethodType.Unary, "compat.grpc.tests.Echo", "Sing", asks, asks);

        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await host.Channel().CreateCallInvoker().AsyncUnaryCall(missing, null, default, new Ask()));

        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_unavailable_and_the_cause_is_kept()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        Echo.EchoClient client = host.Client();
        await host.StopAsync();

        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync(new Ask()));

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.NotNull(failure.InnerException);
        Assert.Same(failure.Status.DebugException, failure.InnerException);
    }

    [Fact]
    public void The_default_status_is_success_without_a_detail()
    {
        Assert.Equal(StatusCode.OK, default(Status).StatusCode);
        Assert.Equal("", default(Status).Detail);
        Assert.Equal("Status(StatusCode=\"OK\", Detail=\"\")", Status.DefaultSuccess.ToString());
    }
}
