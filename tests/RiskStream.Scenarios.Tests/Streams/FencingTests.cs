using RiskStream.Cli.Generating;
using RiskStream.Cli.Generating.Output;
using RiskStream.Scenarios.Tests.Driving;
using RiskStream.TestKit.Brokers;

namespace RiskStream.Scenarios.Tests.Streams;

[Collection(KafkaCollection.Name)]
public sealed class FencingTests(KafkaFixture kafka)
{
    [Fact]
    public async Task An_owner_whose_epoch_is_overtaken_writes_nothing_more_and_starts_again_from_the_checkpoint()
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(KafkaKind.Embedded));
        var prefecture = new Prefecture(PrefectureOptions.Demo(seed: 13, events: 12_000));
        EventFiles.WriteReferenceLists(stream.ReferenceFolder, prefecture.RegistryRecords(), CancellationToken.None);
        var events = ArrivalOrder.Of(prefecture.Events()).ToList();
        var expected = FinalAlerts.Of(await Offline.ReplayAsync(Offline.Decode(events), stream.ReferenceFolder));
        await using var service = await ServiceInProcess.StartAsync(stream);

        await stream.ProduceAsync(events.Take(events.Count / 2));
        await service.ProcessedAsync(events.Count / 2);
        await OvertakeAsync(stream);
        await stream.ProduceAsync(events.Skip(events.Count / 2));
        // Repeated outputs are counted as records of the institution stage too, so what is stored tells when it is done.
        var progress = new CommittedProgress(stream);
        await progress.ReachesAsync("person", events.Count);
        await progress.ReachesEndAsync("institution", "InstitutionFacts");

        Assert.True(service.Persons.Fenced > 0, "no commit of the person stage was refused");
        Assert.Empty(FinalAlerts.Differences(expected, FinalAlerts.Of(await stream.ReadAlertsAsync())));
    }

    /// <summary>What another process does when it is assigned every partition of both stages.</summary>
    private static async Task OvertakeAsync(StreamUnderTest stream)
    {
        await using var redis = await stream.ConnectToRedisAsync();
        foreach (var stage in new[] { "person", "institution" })
        {
            for (var partition = 0; partition < StreamUnderTest.Partitions; partition++)
            {
                await redis.GetDatabase().HashIncrementAsync($"rs:{{{stage}:{partition}}}:meta", "epoch");
            }
        }
    }
}
