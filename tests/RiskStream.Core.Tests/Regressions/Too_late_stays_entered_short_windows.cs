using RiskStream.Alerts;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>A stay beyond the allowed lateness was counted by every limit, also by those of less than 30 days.</summary>
public class Too_late_stays_entered_short_windows
{
    [Theory]
    [InlineData(29, 0)]
    [InlineData(30, 1)]
    public void Only_windows_of_thirty_days_and_more_take_it(int days, int alerts)
    {
        var rule = GivenRules.H01 with { Measure = new StayFrequency { Limits = [new CountLimit(days, 2, Severity.Medium)] } };
        var engine = new TwoStages(new Setting { Rules = [rule] });

        engine.Feed(
            Some.Admission("E9", Some.OnDay(9)).About(),
            Some.Admission("E5", Some.OnDay(5)).About());

        Assert.Equal("ADM:E5", Assert.Single(engine.LateFacts).Key.Value);
        Assert.Equal(alerts, engine.Final.Count);
    }
}
