using System.Threading.Channels;
using RiskStream.Alerting.Hub;

namespace RiskStream.Alerting.Subscriptions;

/// <summary>
/// A bounded buffer of matching alerts between one who hands them over and one subscription. The base of the two
/// kinds: alerts from the hub, and alerts that a reader of its own fetches from the log.
/// </summary>
internal abstract class AlertFeed(int capacity) : IAsyncDisposable
{
    private readonly Channel<PlacedAlert> _alerts = Channel.CreateBounded<PlacedAlert>(
        new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });

    private int _end;

    /// <summary>What waits to be delivered, in order.</summary>
    public ChannelReader<PlacedAlert> Alerts => _alerts.Reader;

    /// <summary>
    /// Whether and why it ended. Set before the mark moves past an alert that could not be handed over.
    /// </summary>
    public FeedEnd End => (FeedEnd)Volatile.Read(ref _end);

    /// <summary>How far it has come.</summary>
    public abstract FeedMark Mark { get; }

    /// <summary>The side that hands over.</summary>
    protected ChannelWriter<PlacedAlert> Writer => _alerts.Writer;

    /// <summary>Ends it, unless it has ended already: the first reason stays.</summary>
    public void Finish(FeedEnd end)
    {
        Interlocked.CompareExchange(ref _end, (int)end, (int)FeedEnd.None);
        _alerts.Writer.TryComplete();
    }

    /// <summary>Ends the handing over and gives up whatever it holds.</summary>
    public abstract ValueTask DisposeAsync();
}
