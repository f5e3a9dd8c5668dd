using System.Globalization;
using RiskStream.EventTime;

namespace RiskStream.Operators;

/// <summary>
/// The window of one limit while it moves forward over occurrences: what enters is added, what leaves is taken away, and members of
/// distinct counts are counted as often as they occur (a multiset). Used by one evaluation.
/// </summary>
internal sealed class SlidingWindow
{
    private readonly List<Occurrence> _occurrences;
    private readonly Dictionary<string, int> _members = [];
    private int _first;
    private int _next;

    /// <summary>A window before all of the occurrences, which are given by time.</summary>
    public SlidingWindow(WindowLimit limit, List<Occurrence> occurrences)
    {
        Limit = limit;
        _occurrences = limit.TakesTooLate ? occurrences : occurrences.FindAll(occurrence => !occurrence.TooLate);
    }

    public WindowLimit Limit { get; }

    private bool IsSum => Limit.Term is WindowTerm.Quantity or WindowTerm.Supply;

    /// <summary>Moves it to an instant, not before the last one, and tells what it holds there.</summary>
    public double MoveTo(EventTimestamp at)
    {
        for (; _next < _occurrences.Count && _occurrences[_next].At <= at; _next++)
        {
            Take(_occurrences[_next], 1);
        }

        var before = Limit.Before(at);
        for (; _first < _next && _occurrences[_first].At <= before; _first++)
        {
            Take(_occurrences[_first], -1);
        }

        return IsSum ? Sum() : _members.Count;
    }

    /// <summary>Added up anew: taking away again would leave errors of rounding behind.</summary>
    private double Sum()
    {
        var sum = 0.0;
        for (var i = _first; i < _next; i++)
        {
            sum += _occurrences[i].Quantity;
        }

        return sum;
    }

    private void Take(Occurrence occurrence, int sign)
    {
        if (IsSum || MemberOf(occurrence) is not { Length: > 0 } member)
        {
            return;
        }

        var count = _members.GetValueOrDefault(member) + sign;
        if (count == 0)
        {
            _members.Remove(member);
        }
        else
        {
            _members[member] = count;
        }
    }

    private string MemberOf(Occurrence occurrence) => Limit.Term switch
    {
        WindowTerm.Encounters or WindowTerm.Exams or WindowTerm.Purchases => occurrence.Identity,
        WindowTerm.Providers => occurrence.Provider.ToString(),
        WindowTerm.Prefectures => occurrence.Region.Length >= 4 ? occurrence.Region[..4] : string.Empty,
        WindowTerm.Days or WindowTerm.PurchaseDays => occurrence.At.Day.Number.ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"no window counts {Limit.Term}"),
    };
}
