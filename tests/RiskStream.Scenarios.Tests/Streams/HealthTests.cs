using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using RiskStream.Scenarios.Tests.Driving;
using RiskStream.TestKit.Brokers;
using Status = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace RiskStream.Scenarios.Tests.Streams;

/// <summary>What load balancers are told of the whole service.</summary>
[Collection(KafkaCollection.Name)]
public sealed class HealthTests(KafkaFixture kafka)
{
    [Fact]
    public async Task A_service_that_is_ready_serves_and_one_that_stops_says_so_to_who_watches()
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(KafkaKind.Embedded));
        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var service = await ServiceInProcess.StartAsync(stream);
        using var channel = GrpcChannel.ForAddress(service.GrpcAddress);
        var health = new Health.HealthClient(channel);
        using var watch = health.Watch(new HealthCheckRequest(), cancellationToken: bound.Token);
        using var stranger = health.Watch(new HealthCheckRequest { Service = "no.Such" }, cancellationToken: bound.Token);

        var statuses = new List<Status>();
        foreach (var name in new[] { "", "riskstream.v1.AlertService", "riskstream.v1.PreSettlementService" })
        {
            statuses.Add((await health.CheckAsync(new HealthCheckRequest { Service = name })).Status);
        }

        var missing = await Assert.ThrowsAsync<RpcException>(() => health.CheckAsync(new HealthCheckRequest { Service = "no.Such" }).ResponseAsync);
        Assert.True(await watch.ResponseStream.MoveNext(bound.Token));
        var first = watch.ResponseStream.Current.Status;
        Assert.True(await stranger.ResponseStream.MoveNext(bound.Token));
        var stopped = service.DisposeAsync();
        Assert.True(await watch.ResponseStream.MoveNext(bound.Token));
        await stopped;

        Assert.Equal([Status.Serving, Status.Serving, Status.Serving], statuses);
        Assert.Equal((Status.Serving, Status.ServiceUnknown), (first, stranger.ResponseStream.Current.Status));
        Assert.Equal(Status.NotServing, watch.ResponseStream.Current.Status);
        Assert.Equal(StatusCode.NotFound, missing.StatusCode);
        Assert.Contains("riskstream.v1.AlertService", missing.Status.Detail, StringComparison.Ordinal);
    }
}
