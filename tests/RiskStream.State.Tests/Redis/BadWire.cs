using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RiskStream.State.Tests.Redis;

/// <summary>
/// A wire to a server that does harm to scripts on demand: it cuts the connection before or after the server has run
/// one, or answers itself. One command is expected in one packet, which holds for small scripts that the server already
/// knows.
/// </summary>
internal sealed class BadWire : IAsyncDisposable
{
    private static readonly byte[] Script = "EVALSHA"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Harm> _harms = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly int _serverPort;
    private readonly Task _accepting;

    public BadWire(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    private enum Kind
    {
        CutBefore,
        CutAfter,
        AnswerInstead,
    }

    public string EndPoint => _listener.LocalEndpoint.ToString()!;

    /// <summary>How many harms are still to be done.</summary>
    public int Left => _harms.Count;

    public void CutBeforeTheServerGetsTheNextScript() => _harms.Enqueue(new Harm(Kind.CutBefore));

    public void CutWhenTheServerAnswersTheNextScript() => _harms.Enqueue(new Harm(Kind.CutAfter));

    public void AnswerTheNextScriptWith(string error) => _harms.Enqueue(new Harm(Kind.AnswerInstead, $"-{error}\r\n"));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await Task.WhenAll([_accepting, .. _connections]);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _connections.Add(ServeAsync(client));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException)
        {
            // The wire is taken down.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        using (var cut = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token))
        {
            await server.ConnectAsync(IPAddress.Loopback, _serverPort, cut.Token);
            var cutAtAnswer = new Flag();
            var there = ForwardAsync(client.GetStream(), server.GetStream(), cutAtAnswer, cut.Token);
            var back = AnswerAsync(server.GetStream(), client.GetStream(), cutAtAnswer, cut.Token);
            await Task.WhenAny(there, back);
            await cut.CancelAsync();
            await Task.WhenAll(there, back);
        }
    }

    private async Task ForwardAsync(NetworkStream client, NetworkStream server, Flag cutAtAnswer, CancellationToken cut)
    {
        var buffer = new byte[1 << 16];
        try
        {
            for (int read; (read = await client.ReadAsync(buffer, cut)) > 0;)
            {
                var packet = buffer.AsMemory(0, read);
                var harm = packet.Span.IndexOf(Script) >= 0 && _harms.TryDequeue(out var next) ? next : null;
                switch (harm?.Kind)
                {
                    case Kind.CutBefore:
                        return;
                    case Kind.AnswerInstead:
                        await client.WriteAsync(Encoding.ASCII.GetBytes(harm.Answer), cut);
                        continue;
                    case Kind.CutAfter:
                        cutAtAnswer.Value = true;
                        break;
                }

                await server.WriteAsync(packet, cut);
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or IOException)
        {
            // Either end closed it, or the wire did.
        }
    }

    private static async Task AnswerAsync(
        NetworkStream server, NetworkStream client, Flag cutAtAnswer, CancellationToken cut)
    {
        var buffer = new byte[1 << 16];
        try
        {
            for (int read; (read = await server.ReadAsync(buffer, cut)) > 0;)
            {
                if (cutAtAnswer.Value)
                {
                    return;
                }

                await client.WriteAsync(buffer.AsMemory(0, read), cut);
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or IOException)
        {
            // Either end closed it, or the wire did.
        }
    }

    private sealed record Harm(Kind Kind, string Answer = "");

    private sealed class Flag
    {
        private volatile bool _value;

        public bool Value
        {
            get => _value;
            set => _value = value;
        }
    }
}
