using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Ledger;

/// <summary>
/// The cancellations about one beneficiary. A cancellation can itself be taken back (2601 of a reversal), so whether one stands is
/// asked of the set and not stored. Touched only by the stage that owns the person's partition.
/// </summary>
public sealed class CancellationSet
{
    // 2601 of a 2601 of a reversal is the longest chain that the interface allows; deeper ones are malformed and end here.
    private const int MaxDepth = 8;

    private readonly List<Assertion> _all = [];

    /// <summary>All of them, standing or not.</summary>
    public IReadOnlyList<Assertion> All => _all;

    /// <summary>Adds one. Returns false if it was already there.</summary>
    public bool Add(Assertion cancellation)
    {
        if (_all.Exists(cancellation.Repeats))
        {
            return false;
        }

        _all.Add(cancellation);
        return true;
    }

    /// <summary>Whether a statement is taken back by a cancellation that stands.</summary>
    public bool Hits(Assertion assertion) => Hits(assertion, 0);

    /// <summary>Whether a cancellation, or one that it takes back in turn, names any of these statements.</summary>
    public bool MayHit(Assertion cancellation, List<Assertion> assertions) => MayHit(cancellation, assertions, 0);

    /// <summary>
    /// Forgets those before an instant that can reach no statement that is kept. Returns whether there were any.
    /// </summary>
    public bool Forget(EventTimestamp horizon, IEnumerable<List<Assertion>> kept)
    {
        var gone = _all
            .Where(cancellation => cancellation.Content.EventTime < horizon && !kept.Any(list => MayHit(cancellation, list)))
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return _all.RemoveAll(gone.Contains) > 0;
    }

    private bool Hits(Assertion assertion, int depth)
    {
        if (depth > MaxDepth)
        {
            return false;
        }

        foreach (var cancellation in _all)
        {
            if (Names((Cancellation)cancellation.Content, assertion) && !Hits(cancellation, depth + 1))
            {
                return true;
            }
        }

        return false;
    }

    private bool MayHit(Assertion cancellation, List<Assertion> assertions, int depth)
    {
        var content = (Cancellation)cancellation.Content;
        return assertions.Exists(assertion => Names(content, assertion))
            || (depth < MaxDepth && _all.Exists(other =>
                !ReferenceEquals(other, cancellation) && Names(content, other) && MayHit(other, assertions, depth + 1)));
    }

    private static bool Names(Cancellation cancellation, Assertion assertion) => cancellation.Target switch
    {
        CancellationTarget.OfFact target =>
            assertion.Key == target.Key && assertion.Version <= target.UpToVersion && assertion.Content is not Cancellation,
        CancellationTarget.OfMessage target =>
            assertion.MessageId == target.MessageId && target.MessageId.Length > 0
            && !ReferenceEquals(assertion.Content, cancellation),
        CancellationTarget.OfLines target => NamesLine(cancellation, target, assertion),
        _ => false,
    };

    private static bool NamesLine(Cancellation cancellation, CancellationTarget.OfLines target, Assertion assertion) =>
        assertion.Content is ClaimLine line
        && !assertion.Parent.IsGiven
        && line.Encounter == cancellation.Encounter
        && assertion.IngestedAt <= target.UpTo
        && (target.ChargeBatch.Length == 0 || target.ChargeBatch == line.ChargeBatch)
        && (target.Lines.Count == 0 || target.Lines.Contains(assertion.Key));
}
