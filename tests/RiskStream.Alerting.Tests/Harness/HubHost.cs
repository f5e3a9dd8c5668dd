using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RiskStream.Alerting.Hosting;
using RiskStream.Alerting.Hub;
using RiskStream.Alerting.Subscriptions;
using RiskStream.TestKit;

namespace RiskStream.Alerting.Tests.Harness;

/// <summary>A hub that follows a log, as in a running service, on a clock that stands.</summary>
internal sealed class HubHost : IAsyncDisposable
{
    /// <summary>The bound on everything that a test waits for; reached only when something is broken.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly CancellationTokenSource _bound = new(Patience);
    private readonly AlertFollower _follower;

    private HubHost(InMemoryAlertLog log, AlertingOptions options, ManualTimeProvider clock)
    {
        Log = log;
        Clock = clock;
        Hub = new AlertHub(log, Options.Create(options), clock, NullLogger<AlertHub>.Instance);
        _follower = new AlertFollower(Hub, _lifetime, NullLogger<AlertFollower>.Instance);
    }

    public InMemoryAlertLog Log { get; }

    public ManualTimeProvider Clock { get; }

    public AlertHub Hub { get; }

    /// <summary>Starts a hub without waiting for it to be open.</summary>
    public static async Task<HubHost> BeginAsync(InMemoryAlertLog log, AlertingOptions? options = null)
    {
        var host = new HubHost(log, options ?? new AlertingOptions(), new ManualTimeProvider());
        await host._follower.StartAsync(host._bound.Token);
        return host;
    }

    /// <summary>Starts a hub and waits until it is up to date and looks after the log's end by its clock.</summary>
    public static async Task<HubHost> StartAsync(InMemoryAlertLog log, AlertingOptions? options = null)
    {
        var host = await BeginAsync(log, options);
        await host.IsUpToDateAsync();
        await Eventually.IsTrueAsync("the hub has set its timer", () => host.Clock.Timers > 0, Patience);
        return host;
    }

    /// <summary>Waits until the hub has taken up everything that the log holds now.</summary>
    public async Task IsUpToDateAsync()
    {
        var end = await Log.EndAsync(_bound.Token);
        await Eventually.IsTrueAsync(
            "the hub is up to date", () => Hub.Status.IsOpen && Hub.Position.Reaches(end), Patience);
    }

    /// <summary>Subscribes, expects to be accepted, and returns the reader.</summary>
    public async Task<SubscriptionReader> SubscribeAsync(SubscriptionTerms terms)
    {
        var outcome = await Hub.SubscribeAsync(terms, _bound.Token);
        var accepted = Assert.IsType<SubscribeOutcome.Accepted>(outcome);
        return new SubscriptionReader(accepted.Subscription, _bound.Token);
    }

    /// <inheritdoc cref="SubscribeAsync(SubscriptionTerms)"/>
    public Task<SubscriptionReader> SubscribeAsync(SubscriptionStart start) => SubscribeAsync(Some.Terms(start));

    /// <summary>Subscribes, expects to be refused, and returns the reason.</summary>
    public async Task<string> RefusalAsync(SubscriptionStart start)
    {
        var outcome = await Hub.SubscribeAsync(Some.Terms(start), _bound.Token);
        return Assert.IsType<SubscribeOutcome.Refused>(outcome).Reason;
    }

    /// <summary>Does what happens when the application begins to stop.</summary>
    public void BeginToStop() => _lifetime.StopApplication();

    public async ValueTask DisposeAsync()
    {
        await _follower.StopAsync(_bound.Token);
        _follower.Dispose();
        _bound.Dispose();
    }
}
