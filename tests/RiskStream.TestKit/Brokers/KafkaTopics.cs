using System.Runtime.CompilerServices;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using RiskStream.Pipeline.Native;

namespace RiskStream.TestKit.Brokers;

/// <summary>Topics for tests: a fresh one for each test, on whichever broker it runs.</summary>
public static class KafkaTopics
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(60);
    private static readonly long ProcessStart = Environment.TickCount64;
    private static int _created;

    /// <summary>Creates a topic that no other test uses, named after the calling test.</summary>
    /// <returns>The topic's name, unique between runs too: a broker of the user's own may keep old topics.</returns>
    public static async Task<string> NewTopicAsync(
        this IKafkaBroker broker,
        int partitions = 1,
        [CallerMemberName] string test = "topic",
        CancellationToken cancellationToken = default)
    {
        var number = Interlocked.Increment(ref _created);
        var name = $"{test[..Math.Min(test.Length, 150)]}.{Environment.ProcessId}.{ProcessStart}.{number}";
        await broker.CreateTopicAsync(name, partitions, cancellationToken);
        return name;
    }

    /// <summary>Creates a topic by the admin interface, which the embedded broker does not have.</summary>
    internal static async Task CreateByAdminAsync(string bootstrapServers, string name, int partitions)
    {
        using var admin = Admin(bootstrapServers);
        await admin.CreateTopicsAsync(
            [new TopicSpecification { Name = name, NumPartitions = partitions }],
            new CreateTopicsOptions { RequestTimeout = RequestTimeout, OperationTimeout = RequestTimeout });
        await Eventually.HoldsAsync(
            $"topic '{name}' has {partitions} partition(s) with a leader",
            _ => Task.Run(() => PartitionsWithLeader(admin, name)),
            count => count == partitions);
    }

    internal static async Task DeleteByAdminAsync(string bootstrapServers, IReadOnlyCollection<string> names)
    {
        using var admin = Admin(bootstrapServers);
        await admin.DeleteTopicsAsync(names, new DeleteTopicsOptions { RequestTimeout = RequestTimeout });
    }

    private static IAdminClient Admin(string bootstrapServers)
    {
        LibrdkafkaResolver.EnsureLoadable();
        return new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrapServers }).Build();
    }

    // All topics' metadata, since asking for one by its name may create it.
    private static int PartitionsWithLeader(IAdminClient admin, string name) => admin
        .GetMetadata(RequestTimeout).Topics
        .Where(topic => topic.Topic == name)
        .SelectMany(topic => topic.Partitions)
        .Count(partition => partition.Leader >= 0 && partition.Error.Code == ErrorCode.NoError);
}
