using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace RiskStream.State.Embedded;

/// <summary>
/// A redis-server of this process's own, for demos and tests: free loopback port, files in a temporary folder.
/// </summary>
/// <remarks>
/// <para>Methods are called one at a time; the properties from any thread.</para>
/// <para>The server does not outlive this process: the shell that becomes the server leaves a watcher behind, which
/// reads a pipe that only this process holds and kills the server when the pipe closes. When this process is killed
/// hard, the temporary folder is left, the server is not. Ctrl+C in a terminal does not reach the server, which runs in
/// a session of its own where the system has <c>setsid</c>.</para>
/// </remarks>
public sealed class PrivateRedis : IAsyncDisposable
{
    // The shell's own id, $$, is the server's after exec. Descriptor 3 is needed because a background command reads
    // from /dev/null. The watcher looks whether it is still the server's child: when it is not, the server is gone and
    // its id may by now be another process's.
    private const string Launch =
        """
        exec 3<&0
        (
          cat <&3
          read -r _ _ _ parent _ </proc/self/stat
          [ "${parent:-$$}" = $$ ] && kill -9 $$
        ) >/dev/null 2>&1 &
        exec 3<&-
        log=$1; shift
        command -v setsid >/dev/null && set -- setsid "$@"
        exec "$@" </dev/null >>"$log" 2>&1
        """;

    private const int CommandNotFound = 127;
    private const int PortAttempts = 5;
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    private readonly PrivateRedisOptions _options;
    private Process? _process;

    private PrivateRedis(PrivateRedisOptions options) => _options = options;

    /// <summary>The port on 127.0.0.1; the same for the server's whole life, restarts included.</summary>
    public int Port { get; private set; }

    /// <summary>Where a client connects: <c>127.0.0.1:port</c>.</summary>
    public string ConnectionString => $"127.0.0.1:{Port}";

    /// <summary>The server's folder, with its log in <c>redis.log</c>; deleted by <see cref="DisposeAsync"/>.</summary>
    public string DataDirectory { get; } = Directory.CreateTempSubdirectory("riskstream-redis-").FullName;

    private string LogFile => Path.Combine(DataDirectory, "redis.log");

    /// <summary>Starts a server and returns when it answers.</summary>
    /// <exception cref="InvalidOperationException">
    /// The program is missing, ended or stayed silent; the text says which.
    /// </exception>
    public static async Task<PrivateRedis> StartAsync(PrivateRedisOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var redis = new PrivateRedis(options);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                redis.Port = FindFreePort();
                if (await redis.TryStartAsync(cancellationToken))
                {
                    return redis;
                }

                // Another process may have taken the port between the search and the start.
                await redis.KillAsync();
                if (attempt == PortAttempts)
                {
                    throw redis.Ended();
                }
            }
        }
        catch
        {
            await redis.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Ends the server as a crash would (kill -9) and returns when it is gone. Nothing happens when it is.
    /// </summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
        {
            return;
        }

        _process = null;
        using (process)
        {
            process.Kill();
            await process.StandardInput.DisposeAsync();
            using var limit = new CancellationTokenSource(StopLimit);
            await process.WaitForExitAsync(limit.Token);
        }
    }

    /// <summary>Ends the server as <see cref="KillAsync"/> does and starts it on the same port and folder.</summary>
    /// <exception cref="InvalidOperationException">The server ended or stayed silent; the text says which.</exception>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await KillAsync();
        if (!await TryStartAsync(cancellationToken))
        {
            throw Ended();
        }
    }

    /// <summary>Ends the server and deletes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (Directory.Exists(DataDirectory))
        {
            Directory.Delete(DataDirectory, recursive: true);
        }
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>True when this very process answers PING: another server may have taken the port.</summary>
    private static async Task<bool> AnswersPingAsync(int port, int processId, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync("PING\r\nINFO server\r\nQUIT\r\n"u8.ToArray(), cancellationToken);
            using var reader = new StreamReader(stream);
            var answer = await reader.ReadToEndAsync(cancellationToken);

            // A server that asks for a password says no more than that; -LOADING comes while the log is being read.
            return answer.StartsWith("-NOAUTH", StringComparison.Ordinal)
                || (answer.StartsWith("+PONG", StringComparison.Ordinal)
                    && answer.Contains($"\nprocess_id:{processId}\r", StringComparison.Ordinal));
        }
        catch (Exception notYet) when (notYet is SocketException or IOException)
        {
            return false;
        }
    }

    /// <summary>True when the server answers; false when it ended by itself.</summary>
    private async Task<bool> TryStartAsync(CancellationToken cancellationToken)
    {
        _process = Process.Start(StartInfo())
            ?? throw new InvalidOperationException("The shell that starts redis-server did not start.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.StartLimit);
        try
        {
            while (!_process.HasExited)
            {
                if (await AnswersPingAsync(Port, _process.Id, limit.Token))
                {
                    return true;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException(
                $"redis-server did not answer on {ConnectionString} within {_options.StartLimit}. "
                + $"Its log: {ReadLog()}");
        }

        return _process.ExitCode == CommandNotFound
            ? throw new InvalidOperationException(
                $"'{_options.Binary}' was not found. Install redis-server, for example: apt-get install redis-server")
            : false;
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true };
        string[] arguments =
        [
            "-c", Launch, "sh", LogFile, _options.Binary,
            "--bind", "127.0.0.1", "--port", $"{Port}", "--dir", DataDirectory, "--daemonize", "no", "--save", "",
            "--appendonly", _options.AppendOnly ? "yes" : "no", "--appendfsync", "everysec",
            "--maxmemory", $"{_options.MaxMemoryBytes ?? 0}", "--maxmemory-policy", "noeviction",
            .. _options.ExtraArguments,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private InvalidOperationException Ended() =>
        new($"redis-server ended while starting on {ConnectionString}. Its log: {ReadLog()}");

    private string ReadLog() => File.Exists(LogFile) ? File.ReadAllText(LogFile).Trim() : "(none)";
}
