using RiskStream.Alerting.Hosting;
using RiskStream.Alerting.Hub;
using RiskStream.Alerting.Subscriptions;
using RiskStream.Alerting.Tests.Harness;
using RiskStream.Ports;
using RiskStream.TestKit;

namespace RiskStream.Alerting.Tests.Subscriptions;

public class CatchUpTests
{
    private readonly InMemoryAlertLog _log = new(partitions: 1, seed: 2);
    private readonly AlertingOptions _small = new() { RecentAlerts = 10, SubscriberBuffer = 4 };

    [Fact]
    public async Task Catching_up_from_the_beginning_meets_what_is_live_without_gap_or_duplicate()
    {
        _log.AppendMany(0, first: 0, count: 300);
        await using var host = await HubHost.StartAsync(_log, _small);
        await using var reader = await host.SubscribeAsync(new SubscriptionStart.Beginning());

        // What the reader has yet to catch up with grows meanwhile. The hub has taken that up before the two meet: a
        // burst that came through it later would overrun the small buffer, as it may.
        var ids = await reader.NextIdsAsync(150);
        _log.AppendMany(0, first: 300, count: 100);
        await host.IsUpToDateAsync();
        ids.AddRange(await reader.NextIdsAsync(250));
        await Eventually.IsTrueAsync(
            "the subscriber is live", () => host.Hub.Status.LiveSubscribers == 1 || Reading(reader));
        _log.AppendMany(0, first: 400, count: 1);
        ids.AddRange(await reader.NextIdsAsync(1));

        Assert.Equal(Enumerable.Range(0, 401).Select(number => $"a-{number}"), ids);
        Assert.Equal(1, _log.OpenReaders);
        Assert.Equal(0, host.Hub.Status.CatchUpReaders);
    }

    [Fact]
    public async Task Catching_up_with_a_hub_that_is_itself_on_the_move_leaves_no_gap_and_no_duplicate()
    {
        const int Alerts = 2000;
        _log.AppendMany(0, first: 0, count: 100);
        var roomy = new AlertingOptions { RecentAlerts = 10, SubscriberBuffer = Alerts };
        await using var host = await HubHost.StartAsync(_log, roomy);
        await using var reader = await host.SubscribeAsync(new SubscriptionStart.Beginning());

        // The buffer has room for all there is, so neither side ever waits for the other.
        List<string> ids = [];
        for (var written = 100; written < Alerts; written += 100)
        {
            _log.AppendMany(0, first: written, count: 100);
            ids.AddRange(await reader.NextIdsAsync(90));
        }

        ids.AddRange(await reader.NextIdsAsync(Alerts - ids.Count));
        Assert.Equal(Enumerable.Range(0, Alerts).Select(number => $"a-{number}"), ids);
    }

    [Fact]
    public async Task From_a_time_on_only_what_was_recorded_then_or_later_comes()
    {
        _log.AppendMany(0, first: 0, count: 50);
        await using var host = await HubHost.StartAsync(_log, _small);
        await using var reader = await host.SubscribeAsync(
            new SubscriptionStart.From(Some.Morning + TimeSpan.FromSeconds(20)));

        Assert.Equal(Enumerable.Range(20, 30).Select(number => $"a-{number}"), await reader.NextIdsAsync(30));
    }

    [Fact]
    public async Task A_time_in_the_future_is_refused()
    {
        await using var host = await HubHost.StartAsync(_log);

        var reason = await host.RefusalAsync(new SubscriptionStart.From(Some.Morning + TimeSpan.FromHours(1)));

        Assert.Equal(
            "from_time is 2026-03-10T17:00:00+08:00, but it is only 2026-03-10T16:00:00+08:00 here. " +
            "Leave it out to subscribe from now on.",
            reason);
    }

    [Fact]
    public async Task A_copy_of_what_came_before_the_token_is_dropped()
    {
        _log.AppendMany(0, first: 0, count: 20);
        _log.AppendMany(0, first: 10, count: 11);
        _log.AppendMany(0, first: 100, count: 50);
        await using var host = await HubHost.StartAsync(_log, _small);
        var token = new ResumeToken(AlertLogPosition.Origin.After(0, 19));
        await using var reader = await host.SubscribeAsync(new SubscriptionStart.After(token));

        Assert.Equal(["a-20", "a-100", "a-101"], await reader.NextIdsAsync(3));
    }

    [Fact]
    public async Task Whoever_cannot_read_the_log_yet_waits_for_its_turn_and_hears_heartbeats()
    {
        _small.CatchUpReaders = 1;
        _log.AppendMany(0, first: 0, count: 100);
        await using var host = await HubHost.StartAsync(_log, _small);
        await using var first = await host.SubscribeAsync(new SubscriptionStart.Beginning());
        await using var second = await host.SubscribeAsync(new SubscriptionStart.Beginning());
        Assert.Equal("a-0", (await first.NextAlertAsync()).AlertId);
        await second.NextAsync<SubscriptionItem.Heartbeat>();

        var next = second.NextAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<SubscriptionItem.Heartbeat>(await next);
        Assert.Equal(1, host.Hub.Status.CatchUpReaders);
        await first.DisposeAsync();

        Assert.Equal(Enumerable.Range(0, 100).Select(number => $"a-{number}"), await second.NextIdsAsync(100));
    }

    [Fact]
    public async Task A_reader_who_takes_nothing_while_catching_up_is_cut_off_and_can_come_back()
    {
        _small.SlowAfter = TimeSpan.FromSeconds(5);
        _log.AppendMany(0, first: 0, count: 100);
        await using var host = await HubHost.StartAsync(_log, _small);
        var slow = await host.SubscribeAsync(new SubscriptionStart.Beginning());
        var ids = await slow.NextIdsAsync(1);
        await Eventually.IsTrueAsync(
            "its turn is over", () => host.Hub.Status.CatchUpReaders == 0 || AdvancedBy(host, TimeSpan.FromSeconds(1)));

        var ended = Assert.IsType<SubscriptionItem.Ended>(await slow.NextAsync());
        Assert.Equal(SubscriptionEnd.TooSlow, ended.Reason);
        await slow.DisposeAsync();
        await using var again = await host.SubscribeAsync(new SubscriptionStart.After(ended.Token));
        ids.AddRange(await again.NextIdsAsync(99));

        Assert.Equal(Enumerable.Range(0, 100).Select(number => $"a-{number}"), ids);
    }

    [Fact]
    public async Task When_the_log_fails_meanwhile_the_subscription_ends_with_a_token()
    {
        _log.AppendMany(0, first: 0, count: 100);
        await using var host = await HubHost.StartAsync(_log, _small);
        await using var reader = await host.SubscribeAsync(new SubscriptionStart.Beginning());
        var ids = await reader.NextIdsAsync(1);
        _log.FailWith("no broker");

        SubscriptionItem item;
        while ((item = await reader.NextAsync()) is SubscriptionItem.Alert alert)
        {
            ids.Add(alert.Response.Alert.AlertId);
        }

        var ended = Assert.IsType<SubscriptionItem.Ended>(item);
        Assert.Equal(SubscriptionEnd.LogUnavailable, ended.Reason);
        Assert.Equal(ids.Count, ended.Token.Position.NextOf(0));
    }

    [Fact]
    public async Task A_subscriber_who_leaves_while_catching_up_leaves_no_reader_behind()
    {
        _log.AppendMany(0, first: 0, count: 100);
        await using var host = await HubHost.StartAsync(_log, _small);
        var reader = await host.SubscribeAsync(new SubscriptionStart.Beginning());
        await reader.NextAlertAsync();
        Assert.Equal(2, _log.OpenReaders);

        await reader.DisposeAsync();

        Assert.Equal(1, _log.OpenReaders);
        Assert.Equal(0, host.Hub.Status.Subscribers);
        Assert.Equal(0, host.Hub.Status.CatchUpReaders);
    }

    [Fact]
    public async Task A_partition_that_has_expired_and_is_quiet_does_not_keep_a_subscriber_from_going_live()
    {
        var log = new InMemoryAlertLog(partitions: 2, seed: 3);
        log.AppendMany(0, first: 0, count: 100);
        log.Forget(0, before: 100);
        log.AppendMany(1, first: 100, count: 100);
        await using var host = await HubHost.StartAsync(log, _small);
        await using var reader = await host.SubscribeAsync(new SubscriptionStart.Beginning());

        Assert.Equal(Enumerable.Range(100, 100).Select(number => $"a-{number}"), await reader.NextIdsAsync(100));
        await Eventually.IsTrueAsync(
            "the subscriber is live", () => host.Hub.Status.LiveSubscribers == 1 || Reading(reader));
    }

    [Fact]
    public async Task A_token_from_before_what_the_log_holds_is_refused()
    {
        _log.AppendMany(0, first: 0, count: 100);
        _log.Forget(0, before: 40);
        await using var host = await HubHost.StartAsync(_log, _small);

        var reason = await host.RefusalAsync(
            new SubscriptionStart.After(new ResumeToken(AlertLogPosition.Origin.After(0, 38))));

        Assert.Equal(
            "resume_token is older than what the alert log still holds: partition 0 begins at offset 40, the token " +
            "continues at 39; the alerts between are gone from the log. Subscribe with from_beginning for all that " +
            "is left.",
            reason);
    }

    [Fact]
    public async Task A_token_from_behind_the_end_of_the_log_is_refused()
    {
        _log.AppendMany(0, first: 0, count: 10);
        await using var host = await HubHost.StartAsync(_log, _small);

        var reason = await host.RefusalAsync(
            new SubscriptionStart.After(new ResumeToken(AlertLogPosition.Origin.After(0, 10))));

        Assert.StartsWith(
            "resume_token points behind the end of the alert log: partition 0 ends at offset 10, the token continues " +
            "at 11.",
            reason,
            StringComparison.Ordinal);
    }

    // A subscription does its work only while somebody asks it for the next item.
    private static bool Reading(SubscriptionReader reader)
    {
        _ = reader.BeginNext();
        return false;
    }

    private static bool AdvancedBy(HubHost host, TimeSpan span)
    {
        host.Clock.Advance(span);
        return false;
    }
}
