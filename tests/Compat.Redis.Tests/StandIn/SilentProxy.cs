using System.Net;
using System.Net.Sockets;

namespace Compat.Redis.Tests.StandIn;

/// <summary>
/// Stands between client and server and can fall silent: open connections stay open and nothing comes through.
/// </summary>
internal sealed class SilentProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly int _serverPort;
    private readonly Task _accepting;
    private int _generation;

    public SilentProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string ConnectionString => $"{_listener.LocalEndpoint}";

    /// <summary>Silences the connections that are open now; later ones are passed through.</summary>
    public void SilenceOpenConnections() => Interlocked.Increment(ref _generation);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Dispose();
        await _accepting.WaitAsync(Eventually.Bound);
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        var links = new List<Task>();
        try
        {
            while (true)
            {
                links.Add(LinkAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(links);
        }
    }

    private async Task LinkAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _serverPort, _closing.Token);
            await Task.WhenAny(CopyAsync(near, far), CopyAsync(far, near));
        }
        catch (Exception ended) when (ended is SocketException or IOException or OperationCanceledException)
        {
            // The end of a link is no news to the proxy.
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to)
    {
        var generation = Volatile.Read(ref _generation);
        var buffer = new byte[8_192];
        int length;
        while ((length = await from.GetStream().ReadAsync(buffer, _closing.Token)) > 0)
        {
            if (generation == Volatile.Read(ref _generation))
            {
                await to.GetStream().WriteAsync(buffer.AsMemory(0, length), _closing.Token);
            }
        }
    }
}
