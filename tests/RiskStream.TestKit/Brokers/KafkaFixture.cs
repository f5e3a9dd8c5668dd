using Xunit;

namespace RiskStream.TestKit.Brokers;

/// <summary>
/// The brokers of a test collection: each kind is started when the first test asks for it, shared by the rest, and
/// stopped after the last. May be asked from several tests at once.
/// </summary>
/// <remarks>
/// A real Kafka takes 3 to 8 s to start, so a test assembly has one collection for all classes that want one:
/// <code>
/// [CollectionDefinition(Name)]
/// public sealed class KafkaCollection : ICollectionFixture&lt;KafkaFixture&gt; { public const string Name = "Kafka"; }
/// </code>
/// </remarks>
public sealed class KafkaFixture : IAsyncLifetime
{
    private readonly Dictionary<KafkaKind, Task<IKafkaBroker>> _started = [];

    /// <summary>The broker of a kind, started if it is not running. A failed start fails every test alike.</summary>
    /// <exception cref="InvalidOperationException">A real one was asked for, by the test or by the environment, and
    /// there is none; the message says what is missing.</exception>
    public Task<IKafkaBroker> GetAsync(KafkaKind kind)
    {
        var wanted = Resolve(kind, RealKafkaSource.OfThisMachine);
        lock (_started)
        {
            if (!_started.TryGetValue(wanted, out var broker))
            {
                broker = StartAsync(wanted);
                _started.Add(wanted, broker);
            }

            return broker;
        }
    }

    /// <summary>What <see cref="KafkaKind.Any"/> stands for: the embedded broker only where no real one is there or
    /// asked for, so that a mistyped KAFKA_HOME fails instead of testing something else.</summary>
    public static KafkaKind Resolve(KafkaKind kind, RealKafkaSource real) => kind switch
    {
        KafkaKind.Any when real is { Missing: not null, IsAskedFor: false } => KafkaKind.Embedded,
        KafkaKind.Any => KafkaKind.Real,
        _ => kind,
    };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var started in _started.Values.Where(start => start.IsCompletedSuccessfully))
        {
            await (await started).DisposeAsync();
        }
    }

    private static async Task<IKafkaBroker> StartAsync(KafkaKind kind) => kind == KafkaKind.Embedded
        ? new EmbeddedKafka()
        : await RealKafkaSource.OfThisMachine.StartAsync(CancellationToken.None);
}
