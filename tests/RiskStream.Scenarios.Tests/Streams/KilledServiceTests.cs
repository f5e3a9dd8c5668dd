using RiskStream.Cli.Generating;
using RiskStream.Cli.Generating.Output;
using RiskStream.Scenarios.Tests.Driving;
using RiskStream.TestKit.Brokers;
using Xunit.Abstractions;

namespace RiskStream.Scenarios.Tests.Streams;

[Collection(KafkaCollection.Name)]
public sealed class KilledServiceTests(KafkaFixture kafka, ITestOutputHelper output)
{
    private const int Kills = 3;

    [Theory]
    [OnEmbeddedKafka]
    [OnRealKafka]
    public async Task A_service_killed_in_mid_stream_loses_no_event_and_counts_none_twice(KafkaKind kind)
    {
        const int seed = 11;
        output.WriteLine($"seed {seed}");
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        var prefecture = new Prefecture(PrefectureOptions.Demo(seed, events: 12_000));
        EventFiles.WriteReferenceLists(stream.ReferenceFolder, prefecture.RegistryRecords(), CancellationToken.None);
        var events = ArrivalOrder.Of(prefecture.Events()).ToList();
        var expected = FinalAlerts.Of(await Offline.ReplayAsync(Offline.Decode(events), stream.ReferenceFolder));
        await stream.ProduceAsync(events);
        var settings = stream.Settings();
        settings["RiskStream:Kafka:MaxBatchRecords"] = "50";
        var progress = new CommittedProgress(stream);

        for (var kill = 1; kill <= Kills; kill++)
        {
            using var service = ServiceProcess.Start(settings);
            await progress.ReachesAsync("person", events.Count * kill / (Kills + 1), service);
            await service.KillAsync();
            output.WriteLine($"killed at {await progress.CommittedAsync("person")} of {events.Count} events");
        }

        using (var last = ServiceProcess.Start(settings))
        {
            await progress.ReachesAsync("person", events.Count, last);
            await progress.ReachesEndAsync("institution", "InstitutionFacts", last);
        }

        var revisions = await stream.ReadAlertsAsync();
        Assert.NotEmpty(expected);
        Assert.Empty(FinalAlerts.Differences(expected, FinalAlerts.Of(revisions)));
        Assert.Empty(revisions
            .GroupBy(alert => (alert.AlertId, alert.Revision))
            .Where(group => group.Select(alert => alert.SentenceZh).Distinct().Count() > 1)
            .Select(group => $"{group.Key} was published with different content"));
        Assert.Equal(events.Count, await progress.CommittedAsync("person"));
    }
}
