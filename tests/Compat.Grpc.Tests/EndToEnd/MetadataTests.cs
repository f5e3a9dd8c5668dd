using Compat.Grpc.Tests.Hosting;
using Compat.Grpc.Tests.Protos;
using Grpc.Core;

namespace Compat.Grpc.Tests.EndToEnd;

public class MetadataTests
{
    private static readonly byte[] EveryByte = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

    [Fact]
    public async Task Request_headers_reach_the_server_text_and_binary()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        Metadata? seen = null;
        host.Service.OnSay = (_, context) =>
        {
            seen = context.RequestHeaders;
            return Task.FromResult(new Answer());
        };

        await host.Client().SayAsync(new Ask(), new Metadata
        {
            { "X-Desk", "first" }, { "x-desk", "second" }, { "x-trace-bin", EveryByte },
        });

        // HTTP allows values of one name to be joined on the way, and the managed client does so.
        Assert.Equal("first, second", seen!.GetValue("X-DESK"));
        Assert.Equal(EveryByte, seen.GetValueBytes("x-trace-bin"));
    }

    [Fact]
    public async Task Response_headers_arrive_before_the_first_message()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        TaskCompletionSource headersSeen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Service.OnExpand = async (_, answers, context) =>
        {
            await context.WriteResponseHeadersAsync(new Metadata { { "x-version", "7" }, { "x-raw-bin", EveryByte } });
            await headersSeen.Task.WaitAsync(EchoHost.Patience);
            await answers.WriteAsync(new Answer());
        };
        using AsyncServerStreamingCall<Answer> call = host.Client().Expand(new Ask());

        Metadata headers = await call.ResponseHeadersAsync.WaitAsync(EchoHost.Patience);
        headersSeen.SetResult();

        Assert.Equal("7", headers.GetValue("x-version"));
        Assert.Equal(EveryByte, headers.GetValueBytes("x-raw-bin"));
        Assert.True(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Trailers_arrive_after_the_last_message_text_and_binary()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Service.OnExpand = async (_, answers, context) =>
        {
            await answers.WriteAsync(new Answer());
            context.ResponseTrailers.Add("x-cost", "12");
            context.ResponseTrailers.Add("x-proof-bin", EveryByte);
        };
        using AsyncServerStreamingCall<Answer> call = host.Client().Expand(new Ask());

        Assert.True(await call.ResponseStream.MoveNext());
        Assert.False(await call.ResponseStream.MoveNext());

        Assert.Equal("12", call.GetTrailers().GetValue("x-cost"));
        Assert.Equal(EveryByte, call.GetTrailers().GetValueBytes("x-proof-bin"));
    }

    [Fact]
    public async Task Trailers_of_a_failure_travel_with_the_exception()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        host.Service.OnSay = (_, context) =>
        {
            context.ResponseTrailers.Add("x-of-call", "a");
            throw new RpcException(
                new Status(StatusCode.Aborted, "no"), new Metadata { { "x-of-failure", "b" }, { "x-bin", EveryByte } });
        };

        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await host.Client().SayAsync(new Ask()));

        Assert.Equal("a", failure.Trailers.GetValue("x-of-call"));
        Assert.Equal("b", failure.Trailers.GetValue("x-of-failure"));
        Assert.Equal(EveryByte, failure.Trailers.GetValueBytes("x-bin"));
    }

    [Fact]
    public async Task The_context_names_method_host_and_peer()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        AuthContext? peer = null;
        host.Service.OnSay = (_, context) =>
        {
            peer = context.AuthContext;
            return Task.FromResult(new Answer { Text = $"{context.Method} {context.Host} {context.Peer}" });
        };

        Answer answer = await host.Client().SayAsync(new Ask());

        string authority = new Uri(host.Address).Authority;
        Assert.StartsWith($"/compat.grpc.tests.Echo/Say {authority} ipv4:127.0.0.1:", answer.Text);
        Assert.False(peer!.IsPeerAuthenticated);
        Assert.Empty(peer.PeerIdentity);
    }
}
