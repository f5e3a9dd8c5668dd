using RiskStream.EventTime;
using RiskStream.Evaluation;

namespace RiskStream.Core.Tests;

public class StandingCacheTests
{
    private readonly StandingCache<int> _cache = new();
    private int _measured;

    [Fact]
    public void A_day_is_measured_once()
    {
        Measure(1);
        Measure(1);

        Assert.Equal(1, _measured);
    }

    [Fact]
    public void A_changed_day_is_felt_by_its_next_and_by_the_same_days_of_later_weeks()
    {
        var all = Enumerable.Range(1, 40).ToList();
        all.ForEach(Measure);
        _measured = 0;

        _cache.ForgetDependentsOf(Some.OnDay(10).Day, baselineWeeks: 2);
        int[] again = [.. all.Where(IsMeasuredAgain)];

        Assert.Equal([10, 11, 17, 18, 24, 25], again);
    }

    [Fact]
    public void Days_before_a_horizon_are_forgotten()
    {
        Measure(1);
        Measure(2);

        _cache.ForgetBefore(Some.OnDay(2).Day);

        Assert.True(IsMeasuredAgain(1));
        Assert.False(IsMeasuredAgain(2));
    }

    private bool IsMeasuredAgain(int day)
    {
        var before = _measured;
        Measure(day);
        return _measured > before;
    }

    private void Measure(int day) => _cache.On(Some.OnDay(day).Day, Count);

    private IReadOnlyList<int> Count(CivilDay day) => [_measured++];
}
