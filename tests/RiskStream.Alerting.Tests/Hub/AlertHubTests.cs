using RiskStream.Alerting.Hosting;
using RiskStream.Alerting.Subscriptions;
using RiskStream.Alerting.Tests.Harness;
using RiskStream.TestKit;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Alerting.Tests.Hub;

public class AlertHubTests
{
    private readonly InMemoryAlertLog _log = new(partitions: 2, seed: 1);

    [Fact]
    public async Task Alerts_of_a_partition_arrive_in_the_order_in_which_they_were_recorded()
    {
        await using var host = await HubHost.StartAsync(_log);
        await using var reader = await host.SubscribeAsync(new SubscriptionStart.Now());

        _log.AppendMany(0, first: 0, count: 50);
        _log.AppendMany(1, first: 100, count: 50);
        var numbers = (await reader.NextIdsAsync(100)).Select(id => int.Parse(id[2..])).ToList();

        Assert.Equal(Enumerable.Range(0, 50), numbers.Where(number => number < 100));
        Assert.Equal(Enumerable.Range(100, 50), numbers.Where(number => number >= 100));
    }

    [Fact]
    public async Task A_subscriber_gets_only_what_its_filter_lets_through()
    {
        await using var host = await HubHost.StartAsync(_log);
        var terms = Some.Terms(new SubscriptionStart.Now(), new Wire.AlertFilter { RuleIds = { "P01" } });
        await using var reader = await host.SubscribeAsync(terms);

        _log.Append(0, Some.Alert("other"));
        _log.Append(0, Some.Alert("wanted", rule: "P01"));

        Assert.Equal("wanted", (await reader.NextAlertAsync()).AlertId);
    }

    [Fact]
    public async Task A_subscription_from_now_leaves_out_what_was_recorded_before()
    {
        _log.AppendMany(0, first: 0, count: 5);
        await using var host = await HubHost.StartAsync(_log);
        await using var reader = await host.SubscribeAsync(new SubscriptionStart.Now());

        _log.AppendMany(0, first: 5, count: 1);

        Assert.Equal("a-5", (await reader.NextAlertAsync()).AlertId);
    }

    [Fact]
    public async Task A_batch_that_was_published_again_is_dropped()
    {
        await using var host = await HubHost.StartAsync(_log);
        await using var reader = await host.SubscribeAsync(new SubscriptionStart.Now());

        _log.Append(0, Some.Alert("x", revision: 1));
        _log.Append(0, Some.Alert("x", revision: 2));
        _log.Append(0, Some.Alert("x", revision: 1));
        _log.Append(0, Some.Alert("x", revision: 2));
        _log.Append(0, Some.Alert("x", revision: 3));
        List<uint> revisions =
        [
            (await reader.NextAlertAsync()).Revision,
            (await reader.NextAlertAsync()).Revision,
            (await reader.NextAlertAsync()).Revision,
        ];

        Assert.Equal([1u, 2u, 3u], revisions);
        Assert.Equal(2, host.Hub.Status.CopiesDropped);
    }

    [Fact]
    public async Task A_copy_of_an_alert_from_before_the_hubs_memory_is_dropped()
    {
        _log.Append(0, Some.Alert("x"));
        _log.AppendMany(0, first: 0, count: 50);
        await using var host = await HubHost.StartAsync(_log, new AlertingOptions { RecentAlerts = 10 });
        await using var reader = await host.SubscribeAsync(new SubscriptionStart.Now());

        _log.Append(0, Some.Alert("x"));
        _log.Append(0, Some.Alert("y"));

        Assert.Equal("y", (await reader.NextAlertAsync()).AlertId);
    }

    [Fact]
    public async Task What_is_no_alert_is_skipped_and_counted()
    {
        await using var host = await HubHost.StartAsync(_log);
        await using var reader = await host.SubscribeAsync(new SubscriptionStart.Now());

        _log.Append(0, new byte[] { 0x0a, 0xff }, Some.Morning);
        _log.Append(0, Some.Alert(""));
        _log.Append(0, Some.Alert("y"));

        Assert.Equal("y", (await reader.NextAlertAsync()).AlertId);
        Assert.Equal(2, host.Hub.Status.RecordsUnreadable);
    }

    [Fact]
    public async Task Subscribers_who_are_up_to_date_share_one_message()
    {
        await using var host = await HubHost.StartAsync(_log);
        await using var one = await host.SubscribeAsync(new SubscriptionStart.Now());
        await using var other = await host.SubscribeAsync(new SubscriptionStart.Beginning());

        _log.Append(0, Some.Alert("x"));

        var first = await one.NextAsync<SubscriptionItem.Alert>();
        var second = await other.NextAsync<SubscriptionItem.Alert>();
        Assert.Same(first.Response, second.Response);
        Assert.Equal(one.Token.Bytes, first.Response.ResumeToken);
    }

    [Fact]
    public async Task Nobody_can_subscribe_before_the_end_of_the_log_is_known()
    {
        _log.FailWith("no broker");
        await using var host = await HubHost.BeginAsync(_log);

        var outcome = await host.Hub.SubscribeAsync(Some.Terms(new SubscriptionStart.Now()), CancellationToken.None);

        var unavailable = Assert.IsType<SubscribeOutcome.Unavailable>(outcome);
        Assert.Equal(
            "The alert hub has not yet found its place in the alert log. Try again in a moment.", unavailable.Reason);
    }

    [Fact]
    public async Task The_hub_reads_on_from_the_same_place_after_the_log_failed()
    {
        await using var host = await HubHost.StartAsync(_log);
        await using var reader = await host.SubscribeAsync(new SubscriptionStart.Now());
        _log.AppendMany(0, first: 0, count: 1);
        Assert.Equal("a-0", (await reader.NextAlertAsync()).AlertId);

        _log.FailWith("no broker");
        await Eventually.IsTrueAsync("the hub's reader has failed", () => _log.OpenReaders == 0);
        _log.AppendMany(0, first: 1, count: 2);
        _log.FailWith(null);
        await Eventually.IsTrueAsync("the hub reads again", () => _log.OpenReaders == 1 || AdvancedBy(host));

        Assert.Equal(["a-1", "a-2"], await reader.NextIdsAsync(2));
    }

    [Fact]
    public async Task No_more_subscribers_are_accepted_than_the_options_allow()
    {
        await using var host = await HubHost.StartAsync(_log, new AlertingOptions { MaxSubscribers = 1 });
        var terms = Some.Terms(new SubscriptionStart.Now());
        var first = await host.SubscribeAsync(terms);

        Assert.IsType<SubscribeOutcome.Unavailable>(await host.Hub.SubscribeAsync(terms, CancellationToken.None));
        await first.DisposeAsync();
        await using var next = await host.SubscribeAsync(terms);

        Assert.Equal(1, host.Hub.Status.Subscribers);
    }

    [Fact]
    public async Task Beginning_to_stop_ends_subscriptions_after_what_they_hold()
    {
        await using var host = await HubHost.StartAsync(_log);
        await using var reader = await host.SubscribeAsync(new SubscriptionStart.Now());
        _log.AppendMany(0, first: 0, count: 2);
        Assert.Equal("a-0", (await reader.NextAlertAsync()).AlertId);
        await host.IsUpToDateAsync();

        host.BeginToStop();

        Assert.Equal("a-1", (await reader.NextAlertAsync()).AlertId);
        var ended = await reader.NextAsync<SubscriptionItem.Ended>();
        Assert.Equal(SubscriptionEnd.Stopping, ended.Reason);
        Assert.Equal(reader.Token.Bytes, ended.Token.Bytes);
        Assert.True(await reader.IsOverAsync());
        var next = await host.Hub.SubscribeAsync(Some.Terms(new SubscriptionStart.Now()), CancellationToken.None);
        Assert.IsType<SubscribeOutcome.Unavailable>(next);
    }

    // The retry waits by the clock that the test moves; when it sets its timer is not known: move until it has.
    private static bool AdvancedBy(HubHost host)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        return false;
    }
}
