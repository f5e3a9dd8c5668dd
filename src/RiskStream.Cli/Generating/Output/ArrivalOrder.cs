using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Output;

/// <summary>
/// Puts events into the order in which they reach the adapter, so that late ones come late. Holds back only what has
/// happened but not yet arrived: the night's batches and the late.
/// </summary>
public static class ArrivalOrder
{
    /// <summary>Reorders events that are in order of event time and none of which arrives before it happens.</summary>
    public static IEnumerable<Envelope> Of(IEnumerable<Envelope> events)
    {
        var pending = new PriorityQueue<Envelope, (long Seconds, int Nanos, long Number)>();
        var number = 0L;
        foreach (var envelope in events)
        {
            while (pending.TryPeek(out var next, out var due) && due.Seconds < envelope.EventTime.Seconds)
            {
                pending.Dequeue();
                yield return next;
            }

            pending.Enqueue(envelope, (envelope.RsIngestTime.Seconds, envelope.RsIngestTime.Nanos, number++));
        }

        while (pending.TryDequeue(out var last, out _))
        {
            yield return last;
        }
    }
}
