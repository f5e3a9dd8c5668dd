using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Pipelines.Sockets.Unofficial;

namespace Compat.Redis.Tests.StandIn;

/// <summary>The pipe itself, with the test as the other end of the socket.</summary>
public sealed class SocketConnectionTests : IAsyncLifetime
{
    private SocketConnection _connection = null!;
    private Socket _far = null!;

    public async Task InitializeAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var near = new Socket(SocketType.Stream, ProtocolType.Tcp);
        SocketConnection.SetRecommendedClientOptions(near);
        await near.ConnectAsync(listener.LocalEndpoint);
        _far = await listener.AcceptSocketAsync();
        _connection = SocketConnection.Create(near, PipeOptions.Default, PipeOptions.Default, name: "test");
    }

    public Task DisposeAsync()
    {
        _connection.Dispose();
        _far.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_other_end_closing_is_the_end_of_the_input()
    {
        await _far.SendAsync("last words"u8.ToArray());
        _far.Close();

        var input = await ReadToEndAsync();

        Assert.Equal("last words", input);
        Assert.Equal(PipeShutdownKind.ReadEndOfStream, _connection.ShutdownKind);
        Assert.Equal(10, _connection.BytesRead);
        Assert.Equal(10, _connection.LastReceived);
    }

    [Fact]
    public async Task What_was_written_before_the_output_was_completed_still_arrives()
    {
        await _connection.Output.WriteAsync(new byte[300_000]);
        await _connection.Output.CompleteAsync();

        await ReceiveAsync(300_000);

        Assert.Equal(300_000, _connection.BytesSent);
    }

    [Fact]
    public async Task A_reset_connection_fails_the_reader_and_names_the_socket_error()
    {
        _far.LingerState = new LingerOption(true, 0);
        _far.Close();

        var error = await Assert.ThrowsAsync<ConnectionResetException>(ReadToEndAsync);

        Assert.Equal(SocketError.ConnectionReset, _connection.SocketError);
        Assert.Contains("test", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_reason_stays()
    {
        Assert.True(_connection.TrySetProtocolShutdown(PipeShutdownKind.ProtocolExitClient));
        _far.Close();
        await ReadToEndAsync();

        Assert.Equal(PipeShutdownKind.ProtocolExitClient, _connection.ShutdownKind);
        Assert.False(_connection.TrySetProtocolShutdown(PipeShutdownKind.ProtocolExitClient));
    }

    [Fact]
    public async Task Disposal_wakes_a_waiting_reader()
    {
        var reading = ReadToEndAsync();

        _connection.Dispose();
        _connection.Dispose();

        await Assert.ThrowsAsync<ConnectionResetException>(() => reading);
        Assert.Equal(PipeShutdownKind.PipeDisposed, _connection.ShutdownKind);
        Assert.Equal(-1, _connection.GetCounters().BytesAvailableOnSocket);
    }

    [Fact]
    public async Task A_writer_that_the_other_end_does_not_keep_up_with_is_held_back()
    {
        const int Length = 64 << 20;
        var writing = _connection.Output.WriteAsync(new byte[Length]).AsTask();
        Assert.False(writing.IsCompleted);

        await ReceiveAsync(Length);

        await writing.WaitAsync(Eventually.Bound);
        Assert.Equal(Length, _connection.BytesSent);
    }

    private async Task ReceiveAsync(int length)
    {
        var buffer = new byte[64 * 1024];
        for (var arrived = 0; arrived < length;)
        {
            arrived += await _far.ReceiveAsync(buffer).WaitAsync(Eventually.Bound);
        }
    }

    private async Task<string> ReadToEndAsync()
    {
        while (true)
        {
            var read = await _connection.Input.ReadAsync().AsTask().WaitAsync(Eventually.Bound);
            if (read.IsCompleted)
            {
                return System.Text.Encoding.ASCII.GetString(read.Buffer.ToArray());
            }

            _connection.Input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
