using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using RiskStream.Protocol.V1;
using RiskStream.Scenarios.Tests.Driving;
using RiskStream.TestKit.Brokers;

namespace RiskStream.Scenarios.Tests.Streams;

[Collection(KafkaCollection.Name)]
public sealed class SubscribeTests(KafkaFixture kafka)
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    [Theory]
    [OnEmbeddedKafka]
    [OnRealKafka]
    public async Task A_token_taken_from_one_server_resumes_on_the_next_without_gap_or_duplicate(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind));
        ByteString token;
        string first;
        await using (var service = await ServiceInProcess.StartAsync(stream))
        {
            await stream.ProduceAsync(Admissions.FourOf("p1"));
            var received = await TakeAsync(service, new SubscribeRequest { FromBeginning = true }, 1);
            first = Name(received[0].Alert);
            token = received[0].ResumeToken;
        }

        await using var next = await ServiceInProcess.StartAsync(stream);
        await stream.ProduceAsync(Admissions.FourOf("p2"));
        var rest = await TakeAsync(next, new SubscribeRequest { ResumeToken = token }, 3);

        Assert.Equal("p1 r1 Raised", first);
        Assert.Equal(["p1 r2 Updated", "p2 r1 Raised", "p2 r2 Updated"], rest.Select(response => Name(response.Alert)).Order());
    }

    [Theory]
    [OnRealKafka]
    public async Task A_service_on_an_empty_cluster_creates_its_topics_and_pushes_its_first_alerts(KafkaKind kind)
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(kind), createTopics: false);
        await using var service = await ServiceInProcess.StartAsync(stream);

        await stream.ProduceAsync(Admissions.FourOf("p1"));
        var received = await TakeAsync(service, new SubscribeRequest { FromBeginning = true }, 2);

        Assert.Equal(["p1 r1 Raised", "p1 r2 Updated"], received.Select(response => Name(response.Alert)));
    }

    [Fact]
    public async Task A_filter_lets_only_its_own_through()
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(KafkaKind.Embedded));
        await using var service = await ServiceInProcess.StartAsync(stream);
        var high = new AlertFilter { Severities = { RiskAlert.Types.Severity.High }, SubjectKeys = { "p2" } };

        await stream.ProduceAsync(Admissions.FourOf("p1").Concat(Admissions.FourOf("p2")));
        var received = await TakeAsync(service, new SubscribeRequest { Filter = high, FromBeginning = true }, 1);

        Assert.Equal("p2 r2 Updated", Name(received[0].Alert));
    }

    [Fact]
    public async Task A_request_that_cannot_be_served_is_refused_with_what_is_wrong()
    {
        await using var stream = await StreamUnderTest.OpenAsync(await kafka.GetAsync(KafkaKind.Embedded));
        await using var service = await ServiceInProcess.StartAsync(stream);

        var filter = await RefusalAsync(service, new SubscribeRequest { Filter = new AlertFilter { Axes = { "spaceship" } } });
        var token = await RefusalAsync(service, new SubscribeRequest { ResumeToken = ByteString.CopyFromUtf8("not a token") });

        Assert.Equal(StatusCode.InvalidArgument, filter.StatusCode);
        Assert.Contains("spaceship", filter.Detail, StringComparison.Ordinal);
        Assert.Equal(StatusCode.InvalidArgument, token.StatusCode);
        Assert.Contains("resume_token", token.Detail, StringComparison.Ordinal);
    }

    private static string Name(RiskAlert alert) => $"{alert.SubjectKey} r{alert.Revision} {alert.Kind}";

    private static async Task<Status> RefusalAsync(ServiceInProcess service, SubscribeRequest request)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(() => TakeAsync(service, request, 1));
        return refusal.Status;
    }

    private static async Task<List<SubscribeResponse>> TakeAsync(ServiceInProcess service, SubscribeRequest request, int alerts)
    {
        using var channel = GrpcChannel.ForAddress(service.GrpcAddress);
        using var bound = new CancellationTokenSource(Bound);
        using var call = new AlertService.AlertServiceClient(channel)
            .Subscribe(request, new CallOptions(cancellationToken: bound.Token).WithWaitForReady());
        var taken = new List<SubscribeResponse>();
        while (taken.Count < alerts && await call.ResponseStream.MoveNext(bound.Token))
        {
            if (call.ResponseStream.Current.Alert is not null)
            {
                taken.Add(call.ResponseStream.Current.Clone());
            }
        }

        return taken;
    }
}
