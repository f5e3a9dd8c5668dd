using RiskStream.TestKit;

namespace RiskStream.Scenarios.Tests.Driving;

/// <summary>How far a stage has committed, read from Redis: what a killed process leaves behind.</summary>
internal sealed class CommittedProgress(StreamUnderTest stream)
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(4);

    /// <summary>The sum of the committed offsets of a stage's partitions.</summary>
    public async Task<long> CommittedAsync(string stage)
    {
        await using var redis = await stream.ConnectToRedisAsync();
        var database = redis.GetDatabase();
        long sum = 0;
        for (var partition = 0; partition < StreamUnderTest.Partitions; partition++)
        {
            sum += (long?)await database.HashGetAsync($"rs:{{{stage}:{partition}}}:meta", "offset") ?? 0;
        }

        return sum;
    }

    public Task ReachesAsync(string stage, long offsets, ServiceProcess? service = null) => Eventually.HoldsAsync(
        $"stage {stage} has committed {offsets} records; the service wrote: {service?.Output}",
        _ => CommittedAsync(stage),
        committed => committed >= offsets,
        Bound);

    public async Task ReachesEndAsync(string stage, string role, ServiceProcess? service = null)
    {
        var records = (await stream.ReadAllAsync(role)).Count;
        await ReachesAsync(stage, records, service);
    }
}
