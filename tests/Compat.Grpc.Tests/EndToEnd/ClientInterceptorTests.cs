using Compat.Grpc.Tests.Hosting;
using Compat.Grpc.Tests.Protos;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Compat.Grpc.Tests.EndToEnd;

public class ClientInterceptorTests
{
    [Fact]
    public async Task Calls_of_every_kind_meet_the_interceptors_in_the_order_given()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        List<string> log = [];
        Echo.EchoClient client = new(host.Channel().Intercept(new Recorder("a", log), new Recorder("b", log)));

        client.Say(new Ask());
        await client.SayAsync(new Ask());
        using AsyncClientStreamingCall<Ask, Answer> collect = client.Collect();
        await collect.RequestStream.CompleteAsync();
        await collect;
        using AsyncServerStreamingCall<Answer> expand = client.Expand(new Ask());
        Assert.False(await expand.ResponseStream.MoveNext());
        using AsyncDuplexStreamingCall<Ask, Answer> converse = client.Converse();
        await converse.RequestStream.CompleteAsync();
        Assert.False(await converse.ResponseStream.MoveNext());

        Assert.Equal(
            [
                "a blocking Say", "b blocking Say", "a unary Say", "b unary Say", "a client Collect",
                "b client Collect", "a server Expand", "b server Expand", "a duplex Converse", "b duplex Converse",
            ],
            log);
    }

    [Fact]
    public async Task Of_nested_interceptors_the_one_put_on_last_is_met_first()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        List<string> log = [];
        CallInvoker inner = host.Channel().Intercept(new Recorder("inner", log));
        CallInvoker invoker = inner.Intercept(new Recorder("outer", log));

        await new Echo.EchoClient(invoker).SayAsync(new Ask());

        Assert.Equal(["outer unary Say", "inner unary Say"], log);
    }

    [Fact]
    public async Task An_interceptor_may_change_the_request_and_its_headers()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Service.OnSay = (ask, context) =>
            Task.FromResult(new Answer { Text = ask.Text + context.RequestHeaders.GetValue("x-added") });

        Answer answer = await new Echo.EchoClient(host.Channel().Intercept(new Changer())).SayAsync(new Ask());

        Assert.Equal("changed and added", answer.Text);
    }

    [Fact]
    public async Task An_interceptor_may_answer_instead_of_the_server()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        Answerer answerer = new();
        using AsyncUnaryCall<Answer> call = new Echo.EchoClient(host.Channel().Intercept(answerer)).SayAsync(new Ask());

        Assert.Equal("from here", (await call).Text);
        Assert.Equal("1", (await call.ResponseHeadersAsync).GetValue("x-header"));
        Assert.Equal("2", call.GetTrailers().GetValue("x-trailer"));
        Assert.Equal("made up", call.GetStatus().Detail);
        call.Dispose();
        Assert.True(answerer.Disposed);
    }

    private sealed class Recorder(string name, List<string> log) : Interceptor
    {
        public override TResponse BlockingUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            log.Add($"{name} blocking {context.Method.Name}");
            return base.BlockingUnaryCall(request, context, continuation);
        }

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            log.Add($"{name} unary {context.Method.Name}");
            return base.AsyncUnaryCall(request, context, continuation);
        }

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
        {
            log.Add($"{name} client {context.Method.Name}");
            return base.AsyncClientStreamingCall(context, continuation);
        }

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
        {
            log.Add($"{name} server {context.Method.Name}");
            return base.AsyncServerStreamingCall(request, context, continuation);
        }

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
        {
            log.Add($"{name} duplex {context.Method.Name}");
            return base.AsyncDuplexStreamingCall(context, continuation);
        }
    }

    private sealed class Changer : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            CallOptions options = context.Options.WithHeaders(new Metadata { { "x-added", " and added" } });
            ((Ask)(object)request).Text = "changed";
            return continuation(
                request, new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options));
        }
    }

    private sealed class Answerer : Interceptor
    {
        public bool Disposed { get; private set; }

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation) => new(
                Task.FromResult((TResponse)(object)new Answer { Text = "from here" }),
                Task.FromResult(new Metadata { { "x-header", "1" } }),
                () => new Status(StatusCode.OK, "made up"),
                () => new Metadata { { "x-trailer", "2" } },
                () => Disposed = true);
    }
}
