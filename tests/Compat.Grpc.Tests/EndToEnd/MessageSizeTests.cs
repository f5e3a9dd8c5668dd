using Compat.Grpc.Tests.Hosting;
using Compat.Grpc.Tests.Protos;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace Compat.Grpc.Tests.EndToEnd;

public class MessageSizeTests
{
    private const int Limit = 1_000;

    [Fact]
    public async Task The_server_refuses_a_request_over_its_limit_and_takes_one_at_it()
    {
        await using EchoHost host = await EchoHost.StartAsync(options => options.MaxReceiveMessageSize = Limit);
        Echo.EchoClient client = host.Client();

        await client.SayAsync(AskOf(Limit));

        await AssertExhaustedAsync(client, AskOf(Limit + 1));
    }

    [Fact]
    public async Task The_server_sends_no_response_over_its_limit()
    {
        await using EchoHost host = await EchoHost.StartAsync(options => options.MaxSendMessageSize = Limit);

        await AssertExhaustedAsync(host.Client(), AskOf(Limit + 1));
    }

    [Fact]
    public async Task The_client_refuses_a_response_over_its_limit_and_takes_one_at_it()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        Echo.EchoClient client = host.Client(new GrpcChannelOptions { MaxReceiveMessageSize = Limit });

        await client.SayAsync(AskOf(Limit));

        await AssertExhaustedAsync(client, AskOf(Limit + 1));
    }

    [Fact]
    public async Task The_client_sends_no_request_over_its_limit()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        await AssertExhaustedAsync(
            host.Client(new GrpcChannelOptions { MaxSendMessageSize = Limit }), AskOf(Limit + 1));
    }

    [Fact]
    public async Task Without_a_setting_the_limit_is_four_mebibytes()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        Echo.EchoClient client = host.Client();

        await client.SayAsync(AskOf(4 * 1024 * 1024));

        await AssertExhaustedAsync(client, AskOf((4 * 1024 * 1024) + 1));
    }

    private static async Task AssertExhaustedAsync(Echo.EchoClient client, Ask ask)
    {
        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync(ask));
        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    /// <summary>An ask that is exactly so many bytes on the wire, and so is its echo.</summary>
    private static Ask AskOf(int bytes)
    {
        Ask ask = new() { Payload = ByteString.CopyFrom(new byte[bytes]) };
        int tagAndLength = ask.CalculateSize() - bytes;
        ask.Payload = ByteString.CopyFrom(new byte[bytes - tagAndLength]);
        Assert.Equal(bytes, ask.CalculateSize());
        return ask;
    }
}
