using RiskStream.Alerting.Subscriptions;
using RiskStream.Protocol.V1;

namespace RiskStream.Alerting.Tests.Harness;

/// <summary>A subscriber: takes one item after another, within the host's bound.</summary>
internal sealed class SubscriptionReader : IAsyncDisposable
{
    private readonly AlertSubscription _subscription;
    private readonly CancellationTokenSource _leaving;
    private readonly IAsyncEnumerator<SubscriptionItem> _items;
    private Task<bool>? _next;
    private bool _disposed;

    public SubscriptionReader(AlertSubscription subscription, CancellationToken bound)
    {
        _subscription = subscription;
        _leaving = CancellationTokenSource.CreateLinkedTokenSource(bound);
        _items = subscription.ReadAsync(_leaving.Token).GetAsyncEnumerator(_leaving.Token);
    }

    public ResumeToken Token => _subscription.Token;

    /// <summary>Asks for the next item without waiting: a subscription works only while somebody asks.</summary>
    public Task BeginNext() => _next ??= _items.MoveNextAsync().AsTask();

    public async Task<SubscriptionItem> NextAsync()
    {
        Assert.False(await IsOverAsync(), "The subscription has no more items.");
        return _items.Current;
    }

    public async Task<bool> IsOverAsync()
    {
        await BeginNext();
        var hasMore = await _next!;
        _next = null;
        return !hasMore;
    }

    public async Task<T> NextAsync<T>()
        where T : SubscriptionItem
    {
        while (true)
        {
            switch (await NextAsync())
            {
                case T wanted:
                    return wanted;
                case SubscriptionItem.Ended ended:
                    Assert.Fail($"Waited for {typeof(T).Name}, but: {ended.Reason}. {ended.Sentence}");
                    break;
            }
        }
    }

    public async Task<RiskAlert> NextAlertAsync() => (await NextAsync<SubscriptionItem.Alert>()).Response.Alert;

    /// <summary>The ids of the next so many alerts.</summary>
    public async Task<List<string>> NextIdsAsync(int count)
    {
        List<string> ids = [];
        while (ids.Count < count)
        {
            ids.Add((await NextAlertAsync()).AlertId);
        }

        return ids;
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _leaving.CancelAsync();
        await (_next ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _items.DisposeAsync();
        _subscription.Dispose();
        _leaving.Dispose();
    }
}
