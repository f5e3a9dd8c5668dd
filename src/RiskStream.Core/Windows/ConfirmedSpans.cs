using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Windows;

/// <summary>
/// The days of one subject that reviewers confirmed, by rule. What is told of an alert takes the place of what was told of it before.
/// Touched only by the stage that owns the state.
/// </summary>
public sealed class ConfirmedSpans
{
    private readonly Dictionary<(string Rule, BeneficiaryId Beneficiary, string Alert), ConfirmedSpan> _spans = [];

    /// <summary>Everything that is kept.</summary>
    public IEnumerable<ConfirmedSpan> All => _spans.Values;

    /// <summary>The days that are no baseline for a rule.</summary>
    public IReadOnlyList<DaySpan> Of(string rule) =>
        _spans.Count == 0 ? [] : [.. _spans.Values.Where(span => span.RuleId == rule).Select(span => span.Days)];

    /// <summary>Adds what was confirmed. Returns whether anything changed.</summary>
    public bool Add(ConfirmedSpan span)
    {
        if (_spans.TryGetValue(KeyOf(span), out var known) && known == span)
        {
            return false;
        }

        _spans[KeyOf(span)] = span;
        return true;
    }

    /// <summary>Takes away what was confirmed of an alert. Returns whether there was any.</summary>
    public bool Remove(ConfirmedSpan span) => _spans.Remove(KeyOf(span));

    /// <summary>Forgets what ended before a day. Returns whether there was any.</summary>
    public bool Forget(CivilDay horizon)
    {
        var gone = _spans.Values.Where(span => span.Days.Last < horizon).ToList();
        gone.ForEach(span => Remove(span));
        return gone.Count > 0;
    }

    private static (string Rule, BeneficiaryId Beneficiary, string Alert) KeyOf(ConfirmedSpan span) =>
        (span.RuleId, span.Beneficiary, span.Alert);
}
