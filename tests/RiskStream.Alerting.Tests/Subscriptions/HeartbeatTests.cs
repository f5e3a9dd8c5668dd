using RiskStream.Alerting.Subscriptions;
using RiskStream.Alerting.Tests.Harness;
using RiskStream.EventTime;
using RiskStream.TestKit;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Alerting.Tests.Subscriptions;

public class HeartbeatTests
{
    private readonly InMemoryAlertLog _log = new(partitions: 2, seed: 5);

    [Fact]
    public async Task The_first_item_is_a_heartbeat_with_the_token_of_the_start()
    {
        await using var host = await HubHost.StartAsync(_log);
        await using var reader = await host.SubscribeAsync(new SubscriptionStart.Now());
        var first = Assert.IsType<SubscriptionItem.Heartbeat>(await reader.NextAsync());
        await reader.DisposeAsync();

        _log.AppendMany(0, first: 0, count: 1);
        await host.IsUpToDateAsync();
        await using var again = await host.SubscribeAsync(new SubscriptionStart.After(first.Token));

        Assert.False(first.AsOf.IsGiven);
        Assert.Equal("a-0", (await again.NextAlertAsync()).AlertId);
    }

    [Fact]
    public async Task A_quiet_subscriber_hears_a_heartbeat_every_interval()
    {
        await using var host = await HubHost.StartAsync(_log);
        var terms = Some.Terms(new SubscriptionStart.Now(), heartbeatSeconds: 3);
        await using var reader = await host.SubscribeAsync(terms);
        await reader.NextAsync<SubscriptionItem.Heartbeat>();
        var started = host.Clock.GetUtcNow();

        for (var beat = 1; beat <= 3; beat++)
        {
            var next = reader.NextAsync();
            await AttachedAsync(host);
            host.Clock.Advance(TimeSpan.FromSeconds(2.9));
            Assert.False(next.IsCompleted);
            host.Clock.Advance(TimeSpan.FromSeconds(0.1));
            Assert.IsType<SubscriptionItem.Heartbeat>(await next);
        }

        Assert.Equal(TimeSpan.FromSeconds(9), host.Clock.GetUtcNow() - started);
    }

    [Fact]
    public async Task A_heartbeat_says_up_to_when_everything_was_sent()
    {
        await using var host = await HubHost.StartAsync(_log);
        await using var reader = await host.SubscribeAsync(new SubscriptionStart.Now());
        await reader.NextAsync<SubscriptionItem.Heartbeat>();
        _ = reader.BeginNext();
        await AttachedAsync(host);

        host.Clock.Advance(TimeSpan.FromSeconds(5));
        var asked = EventTimestamp.FromUtc(host.Clock.GetUtcNow());
        await Eventually.HoldsAsync(
            "the end of the log was asked for", () => host.Hub.Status.AsOf, asOf => asOf == asked);
        host.Clock.Advance(TimeSpan.FromSeconds(4.9));
        host.Clock.Advance(TimeSpan.FromSeconds(0.1));
        var beat = await reader.NextAsync<SubscriptionItem.Heartbeat>();

        Assert.True(beat.AsOf >= asked, $"{beat.AsOf} is before {asked}");
    }

    [Fact]
    public async Task While_the_log_cannot_be_read_a_heartbeat_does_not_claim_more()
    {
        await using var host = await HubHost.StartAsync(_log);
        await using var reader = await host.SubscribeAsync(new SubscriptionStart.Now());
        await reader.NextAsync<SubscriptionItem.Heartbeat>();
        _ = reader.BeginNext();
        await AttachedAsync(host);
        var known = host.Hub.Status.AsOf;

        _log.FailWith("no broker");
        await Eventually.IsTrueAsync("the hub's reader has failed", () => _log.OpenReaders == 0);
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        var beat = await reader.NextAsync<SubscriptionItem.Heartbeat>();

        Assert.Equal(known, beat.AsOf);
    }

    [Fact]
    public async Task The_token_of_a_heartbeat_moves_on_past_alerts_that_do_not_match()
    {
        await using var host = await HubHost.StartAsync(_log);
        var terms = Some.Terms(new SubscriptionStart.Now(), new Wire.AlertFilter { RuleIds = { "P01" } });
        await using var reader = await host.SubscribeAsync(terms);
        await reader.NextAsync<SubscriptionItem.Heartbeat>();
        _ = reader.BeginNext();
        await AttachedAsync(host);

        _log.AppendMany(0, first: 0, count: 7);
        _log.AppendMany(1, first: 7, count: 2);
        await host.IsUpToDateAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        var beat = await reader.NextAsync<SubscriptionItem.Heartbeat>();

        Assert.Equal([7, 2], beat.Token.Position.NextOffsets.Values);
    }

    // Once it is attached it has set the timer of its heartbeats.
    private static Task AttachedAsync(HubHost host) =>
        Eventually.IsTrueAsync("it is attached", () => host.Hub.Status.LiveSubscribers == 1);
}
