using Compat.Grpc.Tests.Hosting;
using Compat.Grpc.Tests.Protos;
using Grpc.Core;

namespace Compat.Grpc.Tests.EndToEnd;

public class CallKindTests
{
    [Fact]
    public async Task A_unary_call_brings_the_response()
    {
        await using EchoHost host = await EchoHost.StartAsync();

        Answer answer = await host.Client().SayAsync(new Ask { Text = "Grüß Gott, 你好" });

        Assert.Equal("Grüß Gott, 你好", answer.Text);
    }

    [Fact]
    public async Task A_blocking_unary_call_brings_the_response()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        Echo.EchoClient client = host.Client();

        Assert.Equal("a", client.Say(new Ask { Text = "a" }).Text);
    }

    [Fact]
    public async Task A_client_streaming_call_sends_every_message_in_order()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using AsyncClientStreamingCall<Ask, Answer> call = host.Client().Collect();

        foreach (string text in (string[])["one", "two", "three"])
        {
            await call.RequestStream.WriteAsync(new Ask { Text = text });
        }

        await call.RequestStream.CompleteAsync();
        Answer answer = await call;

        Assert.Equal("one two three", answer.Text);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task A_server_streaming_call_brings_every_message_in_order()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using AsyncServerStreamingCall<Answer> call = host.Client().Expand(new Ask { Text = "x", Count = 1_000 });

        List<int> indexes = [];
        await foreach (Answer answer in call.ResponseStream.ReadAllAsync())
        {
            indexes.Add(answer.Index);
        }

        Assert.Equal(Enumerable.Range(0, 1_000), indexes);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task A_stream_can_be_read_message_by_message()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using AsyncServerStreamingCall<Answer> call = host.Client().Expand(new Ask { Text = "x", Count = 1 });

        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal(0, call.ResponseStream.Current.Index);
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task A_duplex_call_answers_while_the_client_still_writes()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        using AsyncDuplexStreamingCall<Ask, Answer> call = host.Client().Converse();

        for (int i = 0; i < 50; i++)
        {
            await call.RequestStream.WriteAsync(new Ask { Text = "ping", Count = i });
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal(i, call.ResponseStream.Current.Index);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task A_message_of_every_field_shape_arrives_whole()
    {
        await using EchoHost host = await EchoHost.StartAsync();
        Ask? received = null;
        host.Service.OnSay = (ask, _) =>
        {
            received = ask;
            return Task.FromResult(new Answer());
        };
        Ask sent = new()
        {
            Text = "x",
            Count = -1,
            Numbers = { ["a"] = long.MaxValue, ["b"] = long.MinValue },
            Flag = false,
            Payload = global::Google.Protobuf.ByteString.CopyFrom(new byte[100_000]),
        };

        await host.Client().SayAsync(sent);

        Assert.Equal(sent, received);
        Assert.True(received!.HasFlag);
    }

    [Fact]
    public void A_client_without_a_channel_says_so_when_it_is_called()
    {
        ChannellessClient client = new();

        Assert.Throws<NotImplementedException>(() => client.Say(new Ask()));
    }

    private sealed class ChannellessClient : Echo.EchoClient;
}
