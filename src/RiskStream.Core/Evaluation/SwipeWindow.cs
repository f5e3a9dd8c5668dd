using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Windows;

namespace RiskStream.Evaluation;

/// <summary>
/// The settlements of the last 24 hours, and the emptied accounts of the last hour, while they move forward over a day. Used by one
/// evaluation.
/// </summary>
/// <param name="uses">The settlements that count, by time.</param>
/// <param name="measure">What is asked.</param>
/// <param name="institution">The institution on a day.</param>
internal sealed class SwipeWindow(List<Use<VisitUse>> uses, PhantomSwipe measure, Func<CivilDay, Institution> institution)
{
    private readonly SignatureRepeat<long> _amounts = new();
    private readonly Dictionary<BeneficiaryId, int> _drained = [];
    private int _first;
    private int _firstOfHour;
    private int _next;

    /// <summary>Settlements of 24 hours.</summary>
    public int Count => _next - _first;

    /// <summary>The amount that most of them have, and how many have it.</summary>
    public (long Fen, int Count) Repeated => _amounts.Most ?? default;

    /// <summary>How many of them are at night.</summary>
    public int Nightly { get; private set; }

    /// <summary>Distinct persons of the last hour whose accounts are empty afterwards.</summary>
    public int Drained => _drained.Count;

    /// <summary>Whether a settlement is at night.</summary>
    public static bool IsNightly(Use<VisitUse> use, Func<CivilDay, Institution> institution) =>
        NightHours.Covers(use.Time, institution(use.Time.Day));

    /// <summary>Whether a settlement leaves an account empty.</summary>
    public static bool IsDrained(VisitUse use, PhantomSwipe measure) =>
        use.Balance is { } balance && balance.Fen <= (long)Math.Round(measure.DrainedYuan * 100);

    /// <summary>Moves it to end with an instant, not before the last one.</summary>
    public void MoveTo(EventTimestamp at)
    {
        for (; _next < uses.Count && uses[_next].Time <= at; _next++)
        {
            TakeDay(uses[_next], 1);
            TakeHour(uses[_next], 1);
        }

        for (; _first < _next && uses[_first].Time <= at - SwipeStanding.Day; _first++)
        {
            TakeDay(uses[_first], -1);
        }

        for (; _firstOfHour < _next && uses[_firstOfHour].Time <= at - SwipeStanding.Hour; _firstOfHour++)
        {
            TakeHour(uses[_firstOfHour], -1);
        }
    }

    private void TakeDay(Use<VisitUse> use, int sign)
    {
        Nightly += IsNightly(use, institution) ? sign : 0;
        if (use.Content.Paid.Fen <= 0)
        {
            return;
        }

        if (sign > 0)
        {
            _amounts.Add(use.Content.Paid.Fen);
        }
        else
        {
            _amounts.Remove(use.Content.Paid.Fen);
        }
    }

    private void TakeHour(Use<VisitUse> use, int sign)
    {
        if (!IsDrained(use.Content, measure))
        {
            return;
        }

        var count = _drained.GetValueOrDefault(use.Beneficiary) + sign;
        if (count == 0)
        {
            _drained.Remove(use.Beneficiary);
        }
        else
        {
            _drained[use.Beneficiary] = count;
        }
    }
}
