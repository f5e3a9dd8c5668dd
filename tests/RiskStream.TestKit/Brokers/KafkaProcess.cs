using System.Diagnostics;

namespace RiskStream.TestKit.Brokers;

/// <summary>
/// A real Apache Kafka, one node, started from a folder by its kafka.sh with a data folder and ports of its own. It
/// ends, and its data folder goes, with <see cref="DisposeAsync"/> or with this process, however that ends.
/// </summary>
public sealed class KafkaProcess : IKafkaBroker
{
    private const int StartAttempts = 3;

    // A shell stands between: it starts the broker, waits for the end of its standard input, and stops the broker. The
    // input closes when this process disposes of it or dies, so a killed test run leaves no broker behind.
    private const string Supervisor = """
        trap '"$KAFKA_HOME/kafka.sh" stop --dir "$0" --wipe' EXIT
        "$KAFKA_HOME/kafka.sh" start --dir "$0" --port "$1" || exit 1
        cat >/dev/null
        """;

    private static readonly TimeSpan StartBound = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopBound = TimeSpan.FromSeconds(45);

    private readonly Process _supervisor;
    private readonly string _data;
    private readonly string _folder;

    private KafkaProcess(Process supervisor, string data, string folder, string bootstrapServers)
    {
        _supervisor = supervisor;
        _data = data;
        _folder = folder;
        BootstrapServers = bootstrapServers;
    }

    public string BootstrapServers { get; }

    public string Description => $"Apache Kafka of {_folder} at {BootstrapServers}";

    /// <summary>Apache Kafka's own default of <c>group.min.session.timeout.ms</c>.</summary>
    public TimeSpan ShortestGroupSession => TimeSpan.FromSeconds(6);

    /// <summary>Starts a broker; usually 3 to 8 s, at most 90 s an attempt.</summary>
    /// <exception cref="InvalidOperationException">It did not start in three attempts; the message holds the end of
    /// its log.</exception>
    public static async Task<KafkaProcess> StartAsync(string folder, CancellationToken cancellationToken)
    {
        // Another process may take a port between its being found free and the broker's binding it.
        var failures = new List<string>();
        while (failures.Count < StartAttempts)
        {
            var data = Directory.CreateTempSubdirectory("riskstream-kafka-").FullName;
            var supervisor = Launch(folder, data, FreePort.NextRow(2));
            var output = supervisor.StandardOutput.ReadLineAsync(cancellationToken).AsTask();
            var errors = supervisor.StandardError.ReadToEndAsync(cancellationToken);
            try
            {
                if (await output.WaitAsync(StartBound, cancellationToken) is { } bootstrapServers)
                {
                    return new KafkaProcess(supervisor, data, folder, bootstrapServers.Trim());
                }

                failures.Add((await errors).Trim());
            }
            catch (TimeoutException)
            {
                failures.Add($"no answer in {StartBound.TotalSeconds} s");
            }

            await EndAsync(supervisor, data);
        }

        throw new InvalidOperationException(
            $"Kafka of {folder} did not start in {StartAttempts} attempts: {string.Join(" | ", failures)}");
    }

    public Task CreateTopicAsync(string name, int partitions, CancellationToken cancellationToken) =>
        KafkaTopics.CreateByAdminAsync(BootstrapServers, name, partitions).WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync() => await EndAsync(_supervisor, _data);

    private static Process Launch(string folder, string data, int port)
    {
        var start = new ProcessStartInfo("bash", ["-c", Supervisor, data, $"{port}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["KAFKA_HOME"] = folder },
        };
        return Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
    }

    private static async Task EndAsync(Process supervisor, string data)
    {
        supervisor.StandardInput.Close();
        await supervisor.WaitForExitAsync(CancellationToken.None).WaitAsync(StopBound);
        supervisor.Dispose();
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
