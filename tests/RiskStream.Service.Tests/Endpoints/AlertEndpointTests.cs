using Google.Protobuf;
using Grpc.Core;
using RiskStream.Protocol.V1;
using RiskStream.Service.Endpoints;
using RiskStream.TestKit;

namespace RiskStream.Service.Tests.Endpoints;

public class AlertEndpointTests
{
    [Fact]
    public async Task Alerts_are_pushed_and_the_token_of_each_continues_right_after_it()
    {
        await using var server = await AlertServer.StartAsync();
        server.Record(first: 0, count: 10);
        using var call = Subscribe(server, new SubscribeRequest { FromBeginning = true });
        var third = (await NextAlertsAsync(server, call, 3))[^1];
        call.Dispose();

        using var again = Subscribe(server, new SubscribeRequest { ResumeToken = third.ResumeToken });
        server.Record(first: 10, count: 2);
        var rest = await NextAlertsAsync(server, again, 9);

        Assert.Equal("a-2", third.Alert.AlertId);
        Assert.Equal(Ids(3, 9), rest.Select(response => response.Alert.AlertId));
    }

    [Fact]
    public async Task A_filter_that_cannot_be_used_is_an_invalid_argument_that_names_it()
    {
        await using var server = await AlertServer.StartAsync();

        var failure = await FailureAsync(
            server, new SubscribeRequest { Filter = new AlertFilter { Dimensions = { "money" } } });

        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
        Assert.Equal(
            "filter.dimensions holds \"money\"; allowed: person, institution, doctor, item, cost, spacetime.",
            failure.Status.Detail);
    }

    [Fact]
    public async Task A_token_that_cannot_be_read_is_an_invalid_argument_with_the_remedy()
    {
        await using var server = await AlertServer.StartAsync();

        var failure = await FailureAsync(server, new SubscribeRequest { ResumeToken = ByteString.CopyFromUtf8("?") });

        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
        Assert.Contains("Subscribe with from_time instead", failure.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_hub_has_started_the_service_is_unavailable()
    {
        var log = new InMemoryAlertLog(partitions: 1, seed: 12);
        log.FailWith("no broker");
        await using var server = await AlertServer.BeginAsync(log);

        var failure = await FailureAsync(server, new SubscribeRequest());

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public async Task A_subscriber_that_does_not_read_is_cut_off_with_the_token_that_continues_exactly()
    {
        const int Alerts = 300;
        await using var server = await AlertServer.StartAsync(("SubscriberBuffer", "10"));
        using var slow = Subscribe(server, new SubscribeRequest());
        await NextAsync(server, slow);
        await LiveAsync(server);

        // More than the windows and buffers of the connection hold.
        server.Record(first: 0, count: Alerts, sentence: new string('x', 20_000));
        await Eventually.IsTrueAsync(
            "it is cut off", () => server.Hub.Status.SubscribersCutOff == 1, AlertServer.Patience);
        List<string> ids = [];
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true)
            {
                ids.Add((await NextAlertsAsync(server, slow, 1))[0].Alert.AlertId);
            }
        });

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        // None at all, if the buffer ran over before the first was written.
        Assert.InRange(ids.Count, 0, Alerts - 1);
        var token = ByteString.CopyFrom(failure.Trailers.GetValueBytes(AlertEndpoint.ResumeTokenTrailer));
        using var again = Subscribe(server, new SubscribeRequest { ResumeToken = token });
        var rest = await NextAlertsAsync(server, again, Alerts - ids.Count);
        Assert.Equal(Ids(0, Alerts), [.. ids, .. rest.Select(response => response.Alert.AlertId)]);
    }

    [Fact]
    public async Task A_heartbeat_carries_its_instant_and_a_token()
    {
        await using var server = await AlertServer.StartAsync();
        using var call = Subscribe(server, new SubscribeRequest { HeartbeatSeconds = 2 });
        var first = await NextAsync(server, call);
        await LiveAsync(server);

        server.Clock.Advance(TimeSpan.FromSeconds(2));
        var second = await NextAsync(server, call);

        Assert.Null(first.Heartbeat.AsOf);
        Assert.Equal(2026, second.Heartbeat.AsOf.ToDateTime().Year);
        Assert.False(second.ResumeToken.IsEmpty);
    }

    [Fact]
    public async Task A_client_that_leaves_frees_its_place_and_is_no_error()
    {
        await using var server = await AlertServer.StartAsync();
        var call = Subscribe(server, new SubscribeRequest());
        await NextAsync(server, call);
        await LiveAsync(server);

        call.Dispose();
        await Eventually.IsTrueAsync(
            "its place is free", () => server.Hub.Status.Subscribers == 0, AlertServer.Patience);

        Assert.Empty(server.Errors);
    }

    [Fact]
    public async Task A_deadline_ends_the_subscription_and_is_no_error()
    {
        await using var server = await AlertServer.StartAsync();
        using var call = server.Client().Subscribe(
            new SubscribeRequest(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(1));

        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true)
            {
                await NextAsync(server, call);
            }
        });
        await Eventually.IsTrueAsync(
            "its place is free", () => server.Hub.Status.Subscribers == 0, AlertServer.Patience);

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        Assert.Empty(server.Errors);
    }

    [Fact]
    public async Task A_server_that_stops_sends_its_subscribers_away_with_a_token()
    {
        await using var server = await AlertServer.StartAsync();
        using var call = Subscribe(server, new SubscribeRequest());
        await NextAsync(server, call);
        server.Record(first: 0);
        var alert = (await NextAlertsAsync(server, call, 1))[0];

        var stopped = server.StopAsync();
        var failure = await Assert.ThrowsAsync<RpcException>(() => NextAsync(server, call));
        await stopped;

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.Equal(
            alert.ResumeToken.ToByteArray(), failure.Trailers.GetValueBytes(AlertEndpoint.ResumeTokenTrailer));
    }

    private static IEnumerable<string> Ids(int first, int count) =>
        Enumerable.Range(first, count).Select(number => $"a-{number}");

    private static AsyncServerStreamingCall<SubscribeResponse> Subscribe(
        AlertServer server, SubscribeRequest request) =>
        server.Client().Subscribe(request, cancellationToken: server.Bound);

    private static async Task<RpcException> FailureAsync(AlertServer server, SubscribeRequest request)
    {
        using var call = Subscribe(server, request);
        return await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(server.Bound));
    }

    private static async Task<SubscribeResponse> NextAsync(
        AlertServer server, AsyncServerStreamingCall<SubscribeResponse> call)
    {
        Assert.True(await call.ResponseStream.MoveNext(server.Bound), "The stream has ended.");
        return call.ResponseStream.Current;
    }

    private static async Task<List<SubscribeResponse>> NextAlertsAsync(
        AlertServer server, AsyncServerStreamingCall<SubscribeResponse> call, int count)
    {
        List<SubscribeResponse> alerts = [];
        while (alerts.Count < count)
        {
            var response = await NextAsync(server, call);
            if (response.Alert is not null)
            {
                alerts.Add(response);
            }
        }

        return alerts;
    }

    private static Task LiveAsync(AlertServer server) => Eventually.IsTrueAsync(
        "the subscriber is live", () => server.Hub.Status.LiveSubscribers == 1, AlertServer.Patience);
}
