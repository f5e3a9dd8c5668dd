using System.Diagnostics;
using RiskStream.State.Embedded;
using RiskStream.TestKit;
using RiskStream.TestKit.Brokers;

namespace RiskStream.LoadTests.Driving;

/// <summary>
/// A broker (embedded, or the real one that KAFKA_HOME or KAFKA_BOOTSTRAP_SERVERS names), a redis-server and the service as a process of
/// its own, all on free ports of this machine; disposing of it stops them.
/// </summary>
internal sealed class SystemUnderLoad : IAsyncDisposable
{
    private static readonly string[] Roles =
        ["SettlementEvents", "InstitutionFacts", "RiskAlerts", "DeadLetters", "LateFacts", "ReferenceData", "CheckAudit"];

    private static readonly TimeSpan StartWithin = TimeSpan.FromMinutes(3);

    private readonly string _run = $"load-{Environment.ProcessId}";
    private readonly string _lists = Directory.CreateTempSubdirectory("riskstream-load-").FullName;
    private Process? _service;

    private SystemUnderLoad(IKafkaBroker broker, PrivateRedis redis, int partitions)
    {
        (Broker, Redis, Partitions) = (broker, redis, partitions);
        ListsDigest = LoadLists.Write(_lists);
    }

    public IKafkaBroker Broker { get; }

    public PrivateRedis Redis { get; }

    /// <summary>Partitions of each topic.</summary>
    public int Partitions { get; }

    /// <summary>The digest of the lists by which the service judges.</summary>
    public string ListsDigest { get; }

    /// <summary>Where checks are asked.</summary>
    public Uri Grpc { get; private set; } = new("http://127.0.0.1");

    /// <summary>Starts broker and Redis; the service is started by <see cref="ServeAsync"/>.</summary>
    public static async Task<SystemUnderLoad> StartAsync(int partitions, bool keepsRedisOnDisk, CancellationToken cancellationToken)
    {
        var real = RealKafkaSource.OfThisMachine;
        var broker = real.IsAskedFor ? await real.StartAsync(cancellationToken) : new EmbeddedKafka();
        var redis = await PrivateRedis.StartAsync(new PrivateRedisOptions { AppendOnly = keepsRedisOnDisk }, cancellationToken);
        var system = new SystemUnderLoad(broker, redis, partitions);
        foreach (var role in Roles)
        {
            await broker.CreateTopicAsync(system.Topic(role), role == "ReferenceData" ? 1 : partitions, cancellationToken);
        }

        await Console.Error.WriteLineAsync($"broker: {broker.Description}; Redis at {redis.ConnectionString}");
        return system;
    }

    /// <summary>The topic of a role, as <c>RiskStream:Kafka</c> names roles.</summary>
    public string Topic(string role) => $"{_run}-{role}";

    /// <summary>Starts the service and returns when it is ready, and how long that took.</summary>
    public async Task<TimeSpan> ServeAsync(string[] settings, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var port = FreePort.NextRow(2);
        Grpc = new Uri($"http://127.0.0.1:{port}");
        _service = Process.Start(StartInfo(port, settings))!;
        _service.OutputDataReceived += (_, line) => Tell(line.Data);
        _service.ErrorDataReceived += (_, line) => Tell(line.Data);
        _service.BeginOutputReadLine();
        _service.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port + 1}") };
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(StartWithin);
        while (!await IsReadyAsync(http, bound.Token))
        {
            if (_service.HasExited)
            {
                throw new InvalidOperationException($"the service ended with {_service.ExitCode} before it was ready");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), bound.Token);
        }

        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Time of a processor that the service has used so far.</summary>
    public TimeSpan ServiceCpu
    {
        get
        {
            _service!.Refresh();
            return _service.TotalProcessorTime;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is { } service)
        {
            if (!service.HasExited)
            {
                service.Kill();
                await service.WaitForExitAsync();
            }

            service.Dispose();
        }

        await Redis.DisposeAsync();
        await Broker.DisposeAsync();
        Directory.Delete(_lists, recursive: true);
    }

    private ProcessStartInfo StartInfo(int port, string[] more)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "riskstream.dll"));
        start.ArgumentList.Add("serve");
        string[] settings =
        [
            $"RiskStream:Kafka:BootstrapServers={Broker.BootstrapServers}",
            $"RiskStream:Kafka:GroupPrefix={_run}",
            $"RiskStream:Kafka:SessionTimeout=00:00:06",
            $"RiskStream:Redis:ConnectionString={Redis.ConnectionString}",
            $"RiskStream:Stream:ReferenceFolder={_lists}",
            "RiskStream:Service:Address=127.0.0.1",
            $"RiskStream:Service:GrpcPort={port}",
            $"RiskStream:Service:HttpPort={port + 1}",
            "Logging:LogLevel:Default=Warning",
            .. Roles.Select(role => $"RiskStream:Kafka:{role}={Topic(role)}"),
            .. more,
        ];
        foreach (var setting in settings)
        {
            start.ArgumentList.Add("--set");
            start.ArgumentList.Add(setting);
        }

        return start;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("health/ready", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static void Tell(string? line)
    {
        if (!string.IsNullOrEmpty(line))
        {
            Console.Error.WriteLine($"service: {line}");
        }
    }
}
