using RiskStream.TestKit;
using RiskStream.TestKit.Brokers;

namespace RiskStream.Pipeline.Tests.TestKit;

/// <summary>Which broker a test gets, and what it is told when there is none.</summary>
[Collection(KafkaCollection.Name)]
[Trait("Needs", "Kafka")]
public sealed class KafkaFixtureTests(KafkaFixture kafka) : IDisposable
{
    private readonly string _checkout = Directory.CreateTempSubdirectory("riskstream-checkout-").FullName;

    [Fact]
    public void A_named_broker_comes_before_everything_else()
    {
        var source = Find(new() { ["KAFKA_BOOTSTRAP_SERVERS"] = "broker:9092", ["KAFKA_HOME"] = FolderWithKafka() });

        Assert.Equal("KAFKA_BOOTSTRAP_SERVERS=broker:9092", source.Description);
        Assert.Null(source.Missing);
        Assert.Equal(KafkaKind.Real, KafkaFixture.Resolve(KafkaKind.Any, source));
    }

    [Fact]
    public void A_named_folder_comes_before_the_one_beside_the_checkout()
    {
        FolderWithKafka("shared/kafka");
        var home = FolderWithKafka("elsewhere");

        var source = Find(new() { ["KAFKA_HOME"] = home, ["PATH"] = FolderWithJava() });

        Assert.Equal($"KAFKA_HOME={home}", source.Description);
        Assert.Null(source.Missing);
    }

    [Fact]
    public void The_folder_beside_the_checkout_is_taken_by_itself()
    {
        var beside = FolderWithKafka("shared/kafka");

        var source = Find(new() { ["PATH"] = FolderWithJava() });

        Assert.Equal(beside, source.Description);
        Assert.Null(source.SkipReason);
        Assert.Equal(KafkaKind.Real, KafkaFixture.Resolve(KafkaKind.Any, source));
    }

    [Fact]
    public void Without_any_a_test_that_needs_one_is_skipped_with_the_remedy_and_others_run_embedded()
    {
        var source = Find([]);

        Assert.Contains("Set KAFKA_BOOTSTRAP_SERVERS", source.SkipReason);
        Assert.Equal(KafkaKind.Embedded, KafkaFixture.Resolve(KafkaKind.Any, source));
        Assert.Equal(KafkaKind.Real, KafkaFixture.Resolve(KafkaKind.Real, source));
    }

    [Fact]
    public void Without_java_the_reason_says_so()
    {
        FolderWithKafka("shared/kafka");

        Assert.Contains("needs java", Find(new() { ["PATH"] = _checkout }).SkipReason);
    }

    [Fact]
    public async Task A_named_folder_that_holds_no_kafka_is_not_replaced_by_the_embedded_broker()
    {
        var source = Find(new() { ["KAFKA_HOME"] = _checkout });

        Assert.Equal(KafkaKind.Real, KafkaFixture.Resolve(KafkaKind.Any, source));
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => source.StartAsync(default));
        Assert.Contains("holds no kafka.sh", failed.Message);
    }

    [Fact]
    public void Where_a_real_one_is_required_nothing_is_skipped()
    {
        var source = Find(new() { ["RISKSTREAM_REQUIRE_KAFKA"] = "1" });

        Assert.NotNull(source.Missing);
        Assert.Null(source.SkipReason);
        Assert.Equal(KafkaKind.Real, KafkaFixture.Resolve(KafkaKind.Any, source));
    }

    [Theory, OnEmbeddedKafka, OnRealKafka]
    public async Task Every_test_that_asks_for_a_kind_gets_the_same_broker(KafkaKind kind) =>
        Assert.Same(await kafka.GetAsync(kind), await kafka.GetAsync(kind));

    [RealKafkaFact]
    public async Task The_real_one_names_itself() =>
        Assert.DoesNotContain("embedded", (await kafka.GetAsync(KafkaKind.Real)).Description);

    [Fact]
    public async Task Any_is_the_real_one_where_there_is_one_and_else_the_embedded_one()
    {
        var expected = RealKafkaSource.OfThisMachine.Missing is null ? KafkaKind.Real : KafkaKind.Embedded;

        Assert.Same(await kafka.GetAsync(expected), await kafka.GetAsync(KafkaKind.Any));
    }

    [Theory, OnEmbeddedKafka, OnRealKafka]
    public async Task A_new_topic_has_a_name_of_its_own_and_the_partitions_asked_for(KafkaKind kind)
    {
        var broker = await kafka.GetAsync(kind);

        var first = await broker.NewTopicAsync(partitions: 3);
        var second = await broker.NewTopicAsync();

        using var admin = broker.NewAdminClient();
        var counts = admin.GetMetadata(Eventually.DefaultBound).Topics
            .ToDictionary(topic => topic.Topic, topic => topic.Partitions.Count);
        Assert.Equal((3, 1), (counts[first], counts[second]));
    }

    public void Dispose() => Directory.Delete(_checkout, recursive: true);

    private RealKafkaSource Find(Dictionary<string, string> environment)
    {
        // A build with Testcontainers would offer a container where this machine has an engine.
        environment["DOCKER_HOST"] = "unix:///there-is-none";
        return RealKafkaSource.Find(environment.GetValueOrDefault, Path.Combine(_checkout, "repository"));
    }

    private string FolderWithKafka(string path = "kafka") => FolderWith(path, "kafka.sh");

    private string FolderWithJava() => FolderWith("bin", "java");

    private string FolderWith(string path, string file)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_checkout, path)).FullName;
        File.WriteAllText(Path.Combine(folder, file), "");
        return folder;
    }
}
