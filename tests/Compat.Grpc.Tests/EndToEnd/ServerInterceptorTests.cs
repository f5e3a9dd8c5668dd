using Compat.Grpc.Tests.Hosting;
using Compat.Grpc.Tests.Protos;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Compat.Grpc.Tests.EndToEnd;

public class ServerInterceptorTests
{
    [Fact]
    public async Task Calls_of_every_kind_meet_the_interceptors_in_the_order_of_registration()
    {
        List<string> log = [];
        await using EchoHost host = await EchoHost.StartAsync(options =>
        {
            options.Interceptors.Add<Recorder>("a", log);
            options.Interceptors.Add<Recorder>("b", log);
        });
        Echo.EchoClient client = host.Client();

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
                "a unary", "b unary", "a client", "b client", "a server", "b server", "a duplex", "b duplex",
            ],
            log);
    }

    [Fact]
    public async Task An_interceptor_may_turn_an_exception_into_a_status()
    {
        await using EchoHost host = await EchoHost.StartAsync(options => options.Interceptors.Add<Translator>());
        host.Service.OnSay = (_, _) => throw new KeyNotFoundException("no such thing");

        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await host.Client().SayAsync(new Ask()));

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        Assert.Equal("no such thing", failure.Status.Detail);
    }

    [Fact]
    public async Task An_interceptor_and_the_method_share_the_user_state_of_their_call()
    {
        await using EchoHost host = await EchoHost.StartAsync(options => options.Interceptors.Add<Translator>());
        host.Service.OnSay = (_, context) =>
            Task.FromResult(new Answer { Text = (string)context.UserState["translator"] });

        Assert.Equal("was here", (await host.Client().SayAsync(new Ask())).Text);
    }

    private sealed class Recorder(string name, List<string> log) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            log.Add($"{name} unary");
            return base.UnaryServerHandler(request, context, continuation);
        }

        public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream,
            ServerCallContext context,
            ClientStreamingServerMethod<TRequest, TResponse> continuation)
        {
            log.Add($"{name} client");
            return base.ClientStreamingServerHandler(requestStream, context, continuation);
        }

        public override Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation)
        {
            log.Add($"{name} server");
            return base.ServerStreamingServerHandler(request, responseStream, context, continuation);
        }

        public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            DuplexStreamingServerMethod<TRequest, TResponse> continuation)
        {
            log.Add($"{name} duplex");
            return base.DuplexStreamingServerHandler(requestStream, responseStream, context, continuation);
        }
    }

    private sealed class Translator : Interceptor
    {
        public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            context.UserState["translator"] = "was here";
            try
            {
                return await continuation(request, context);
            }
            catch (KeyNotFoundException missing)
            {
                throw new RpcException(new Status(StatusCode.NotFound, missing.Message));
            }
        }
    }
}
