using Grpc.Net.Client;
using RiskStream.Cli.Generating;
using RiskStream.Cli.Generating.Output;
using RiskStream.Cli.Watching;
using RiskStream.Protocol.V1;
using RiskStream.Scenarios.Tests.Driving;
using RiskStream.TestKit;
using RiskStream.TestKit.Brokers;

namespace RiskStream.Scenarios.Tests.Streams;

[Collection(KafkaCollection.Name)]
public sealed class WholeStreamTests(KafkaFixture kafka)
{
    [Theory]
    [OnEmbeddedKafka]
    [OnRealKafka]
    public async Task The_stream_comes_to_the_alerts_of_a_replay_and_pushes_each_of_them(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        var prefecture = new Prefecture(PrefectureOptions.Demo(seed: 7, events: 12_000));
        EventFiles.WriteReferenceLists(stream.ReferenceFolder, prefecture.RegistryRecords(), CancellationToken.None);
        var events = ArrivalOrder.Of(prefecture.Events()).ToList();
        var expected = FinalAlerts.Of(await Offline.ReplayAsync(Offline.Decode(events), stream.ReferenceFolder));
        await using var service = await ServiceInProcess.StartAsync(stream);
        using var watching = new CancellationTokenSource();
        var received = new List<RiskAlert>();
        var watch = WatchAsync(service.GrpcAddress, received, watching.Token);

        await stream.ProduceAsync(events);
        await service.ProcessedAsync(events.Count);
        var raised = service.Persons.Alerts + service.Institutions.Alerts;
        await Eventually.HoldsAsync(
            $"{raised} alerts are received", _ => Task.FromResult(Count(received)), count => count >= raised, TimeSpan.FromMinutes(2));
        await watching.CancelAsync();
        await watch;

        Assert.NotEmpty(expected);
        Assert.Empty(FinalAlerts.Differences(expected, FinalAlerts.Of(await stream.ReadAlertsAsync())));
        Assert.Empty(FinalAlerts.Differences(expected, FinalAlerts.Of(received)));
        await Eventually.HoldsAsync(
            "the board comes to the same alerts",
            async _ => FinalAlerts.Differences(expected, FinalAlerts.Of(await ListedAsync(service))).Count,
            differences => differences == 0,
            TimeSpan.FromMinutes(2));
        Assert.Equal(raised, received.Count);
        Assert.Equal(0, service.Persons.DeadLettersInAll + service.Institutions.DeadLettersInAll);
        Assert.Equal(0, service.Persons.Lost + service.Institutions.Lost);
    }

    /// <summary>What those are told who ask for alerts, page by page.</summary>
    private static async Task<List<RiskAlert>> ListedAsync(ServiceInProcess service)
    {
        using var channel = GrpcChannel.ForAddress(service.GrpcAddress);
        var client = new AlertService.AlertServiceClient(channel);
        var listed = new List<RiskAlert>();
        var page = new ListResponse();
        do
        {
            page = await client.ListAsync(new ListRequest { PageSize = 50, PageToken = page.NextPageToken });
            listed.AddRange(page.Alerts);
        }
        while (page.NextPageToken.Length > 0);
        return listed;
    }

    private static int Count(List<RiskAlert> received)
    {
        lock (received)
        {
            return received.Count;
        }
    }

    private static async Task WatchAsync(Uri address, List<RiskAlert> received, CancellationToken cancellationToken)
    {
        var watcher = new AlertWatcher(new AlertWatcherOptions
        {
            Address = address,
            Request = new SubscribeRequest { FromBeginning = true },
        });
        try
        {
            await foreach (var alert in watcher.WatchAsync(cancellationToken))
            {
                lock (received)
                {
                    received.Add(alert);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test has seen enough.
        }
    }
}
