using RiskStream.Alerting.Hosting;
using RiskStream.Alerting.Subscriptions;
using RiskStream.Alerting.Tests.Harness;
using RiskStream.TestKit;

namespace RiskStream.Alerting.Tests.Subscriptions;

public class SlowSubscriberTests
{
    private readonly InMemoryAlertLog _log = new(partitions: 1, seed: 4);
    private readonly AlertingOptions _options = new() { RecentAlerts = 100, SubscriberBuffer = 10 };

    [Fact]
    public async Task A_slow_subscriber_is_cut_off_after_what_it_took_and_comes_back_without_gap_or_duplicate()
    {
        await using var host = await HubHost.StartAsync(_log, _options);
        await using var slow = await LiveAsync(host);
        _log.AppendMany(0, first: 0, count: 3);
        var ids = await slow.NextIdsAsync(3);

        _log.AppendMany(0, first: 3, count: 20);
        await host.IsUpToDateAsync();
        var ended = Assert.IsType<SubscriptionItem.Ended>(await slow.NextAsync());
        Assert.Equal(SubscriptionEnd.TooSlow, ended.Reason);
        Assert.True(await slow.IsOverAsync());
        Assert.Equal(1, host.Hub.Status.SubscribersCutOff);

        await using var again = await host.SubscribeAsync(new SubscriptionStart.After(ended.Token));
        ids.AddRange(await again.NextIdsAsync(20));
        Assert.Equal(Enumerable.Range(0, 23).Select(number => $"a-{number}"), ids);
    }

    [Fact]
    public async Task Others_get_every_alert_while_a_slow_subscriber_is_cut_off()
    {
        await using var host = await HubHost.StartAsync(_log, _options);
        await using var slow = await LiveAsync(host);
        await using var quick = await LiveAsync(host);

        List<string> ids = [];
        for (var number = 0; number < 200; number++)
        {
            _log.AppendMany(0, first: number, count: 1);
            ids.AddRange(await quick.NextIdsAsync(1));
        }

        Assert.Equal(Enumerable.Range(0, 200).Select(number => $"a-{number}"), ids);
        Assert.Equal(1, host.Hub.Status.SubscribersCutOff);
        Assert.Equal(SubscriptionEnd.TooSlow, (await slow.NextAsync<SubscriptionItem.Ended>()).Reason);
    }

    [Fact]
    public async Task Alerts_that_do_not_match_fill_no_buffer()
    {
        await using var host = await HubHost.StartAsync(_log, _options);
        await using var picky = await LiveAsync(host, "P01");

        _log.AppendMany(0, first: 0, count: 200);
        _log.Append(0, Some.Alert("wanted", rule: "P01"));
        await host.IsUpToDateAsync();

        Assert.Equal("wanted", (await picky.NextAlertAsync()).AlertId);
    }

    [Fact]
    public async Task A_subscriber_further_back_than_its_buffer_is_not_cut_off_for_that()
    {
        _log.AppendMany(0, first: 0, count: 90);
        await using var host = await HubHost.StartAsync(_log, _options);
        await using var reader = await host.SubscribeAsync(new SubscriptionStart.Beginning());

        Assert.Equal(Enumerable.Range(0, 90).Select(number => $"a-{number}"), await reader.NextIdsAsync(90));
        Assert.Equal(1, _log.ReadersSoFar);
    }

    // Its first item is the heartbeat with the token of its start; it is attached once it is asked for more.
    private static async Task<SubscriptionReader> LiveAsync(HubHost host, params string[] rules)
    {
        var live = host.Hub.Status.LiveSubscribers;
        var filter = new Protocol.V1.AlertFilter { RuleIds = { rules } };
        var reader = await host.SubscribeAsync(Some.Terms(new SubscriptionStart.Now(), filter));
        Assert.IsType<SubscriptionItem.Heartbeat>(await reader.NextAsync());
        _ = reader.BeginNext();
        await Eventually.IsTrueAsync("it is attached", () => host.Hub.Status.LiveSubscribers == live + 1);
        return reader;
    }
}
