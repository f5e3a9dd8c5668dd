using RiskStream.EventTime;

namespace RiskStream.Evaluation;

/// <summary>
/// Standings by civil day, kept until a use changes a day that they depend on: without it every new use would measure the whole
/// retention again. Holds nothing that the uses do not say. Touched only by the stage that owns the state.
/// </summary>
/// <typeparam name="T">What a rule makes of a day.</typeparam>
public sealed class StandingCache<T>
{
    private readonly Dictionary<CivilDay, IReadOnlyList<T>> _byDay = [];

    /// <summary>The standings of a day, measured now if they are not known.</summary>
    public IReadOnlyList<T> On(CivilDay day, Func<CivilDay, IReadOnlyList<T>> measure)
    {
        if (!_byDay.TryGetValue(day, out var standings))
        {
            _byDay[day] = standings = measure(day);
        }

        return standings;
    }

    /// <summary>Forgets a day.</summary>
    public void Forget(CivilDay day) => _byDay.Remove(day);

    /// <summary>
    /// Forgets what depends on a changed day: itself and the next, into which its windows reach, and the same weekday of later
    /// weeks, whose baseline it enters.
    /// </summary>
    public void ForgetDependentsOf(CivilDay changed, int baselineWeeks)
    {
        for (var week = 0; week <= baselineWeeks; week++)
        {
            Forget(changed + (7 * week));
            Forget(changed + ((7 * week) + 1));
        }
    }

    /// <summary>Forgets the days before one.</summary>
    public void ForgetBefore(CivilDay horizon) => _byDay.Keys.Where(day => day < horizon).ToList().ForEach(Forget);

    /// <summary>Forgets everything.</summary>
    public void Clear() => _byDay.Clear();
}
