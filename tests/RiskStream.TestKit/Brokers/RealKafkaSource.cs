namespace RiskStream.TestKit.Brokers;

/// <summary>
/// Where a real Kafka comes from on this machine, or what is missing for one. In this order: the broker that
/// KAFKA_BOOTSTRAP_SERVERS names; the folder that KAFKA_HOME names; <c>../shared/kafka</c> beside the checkout; a
/// container, in a build with Testcontainers and where an engine runs.
/// </summary>
public sealed partial record RealKafkaSource
{
    public const string BootstrapVariable = "KAFKA_BOOTSTRAP_SERVERS";
    public const string HomeVariable = "KAFKA_HOME";

    /// <summary>1 where a real Kafka must be there, as in CI: tests that need one fail instead of skipping.</summary>
    public const string RequiredVariable = "RISKSTREAM_REQUIRE_KAFKA";

    private const string Script = "kafka.sh";

    /// <summary>Looked up once a process.</summary>
    public static RealKafkaSource OfThisMachine { get; } =
        Find(Environment.GetEnvironmentVariable, RepositoryRoot.TryFind(AppContext.BaseDirectory));

    /// <summary>The source's name and place.</summary>
    public required string Description { get; init; }

    /// <summary>What stands in the way of a real Kafka, with the remedy; null when nothing does.</summary>
    public string? Missing { get; init; }

    /// <summary>What a test that needs a real Kafka is skipped with; null when it must run.</summary>
    public string? SkipReason => IsRequired ? null : Missing;

    /// <summary>Whether the environment names or demands a real Kafka: nothing else may then stand in for it.</summary>
    public bool IsAskedFor { get; private init; }

    private bool IsRequired { get; init; }

    private Func<CancellationToken, Task<IKafkaBroker>>? Start { get; init; }

    /// <exception cref="InvalidOperationException">There is none; the message is <see cref="Missing"/>.</exception>
    public Task<IKafkaBroker> StartAsync(CancellationToken cancellationToken) =>
        Start?.Invoke(cancellationToken) ?? throw new InvalidOperationException(Missing);

    /// <summary>The choice as a function of what it looks at.</summary>
    public static RealKafkaSource Find(Func<string, string?> environment, string? repositoryRoot)
    {
        var required = environment(RequiredVariable) == "1";
        var named = OfBootstrapServers(environment) ?? OfHome(environment);
        return (named ?? OfNeighbourhood(environment, repositoryRoot)) with
        {
            IsAskedFor = required || named is not null,
            IsRequired = required,
        };
    }

    /// <summary>Implemented by the one file that a build with Testcontainers adds; offers nothing elsewhere.</summary>
    static partial void OfferContainer(Func<string, string?> environment, ref RealKafkaSource? source);

    private static RealKafkaSource? OfBootstrapServers(Func<string, string?> environment) =>
        environment(BootstrapVariable) is { Length: > 0 } servers
            ? new RealKafkaSource
            {
                Description = $"{BootstrapVariable}={servers}",
                Start = _ => Task.FromResult<IKafkaBroker>(new ExternalKafka(servers)),
            }
            : null;

    private static RealKafkaSource? OfHome(Func<string, string?> environment) =>
        environment(HomeVariable) is { Length: > 0 } home
            ? OfFolder($"{HomeVariable}={home}", home, environment)
            : null;

    private static RealKafkaSource OfNeighbourhood(Func<string, string?> environment, string? repositoryRoot)
    {
        var neighbour = repositoryRoot is null ? null : Path.GetFullPath("../shared/kafka", repositoryRoot);
        var beside = Directory.Exists(neighbour) ? OfFolder(neighbour, neighbour, environment) : null;
        if (beside is { Missing: null })
        {
            return beside;
        }

        RealKafkaSource? container = null;
        OfferContainer(environment, ref container);
        return container ?? beside ?? new RealKafkaSource
        {
            Description = "none",
            Missing = $"No real Kafka here. Set {BootstrapVariable} to a running broker, or {HomeVariable} to a " +
                $"folder with {Script} and its libs (../shared/kafka beside the checkout is taken by itself).",
        };
    }

    private static RealKafkaSource OfFolder(string name, string folder, Func<string, string?> environment)
    {
        var source = new RealKafkaSource { Description = name };
        if (!File.Exists(Path.Combine(folder, Script)))
        {
            return source with { Missing = $"No real Kafka here: {name} holds no {Script}." };
        }

        if (!IsOnPath("java", environment))
        {
            return source with
            {
                Missing = $"No real Kafka here: {name} needs java on the PATH " +
                    "(on Debian: apt-get install openjdk-17-jre-headless).",
            };
        }

        return source with { Start = async stop => await KafkaProcess.StartAsync(folder, stop) };
    }

    private static bool IsOnPath(string program, Func<string, string?> environment) =>
        (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
