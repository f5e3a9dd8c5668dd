using RiskStream.Alerts;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>H01 as the catalogue's examples say it.</summary>
public class FrequentAdmissionTests
{
    private readonly TwoStages _engine = new(new Setting { Rules = [GivenRules.H01] });

    [Fact]
    public void Two_admissions_in_thirty_days_are_silent()
    {
        AdmitOn(1, 12);

        Assert.Empty(_engine.Alerts);
    }

    [Fact]
    public void Three_admissions_in_thirty_days_are_medium()
    {
        AdmitOn(1, 12, 25);

        var alert = Assert.Single(_engine.Alerts);
        Assert.Equal(AlertKind.Raised, alert.Kind);
        Assert.Equal(Severity.Medium, alert.Draft.Severity);
        Assert.Equal((3, 3), (alert.Draft.Measured, alert.Draft.Threshold));
        Assert.Equal("encounters in 30 d", alert.Draft.Measure);
        Assert.Equal(Some.OnDay(25).Day, alert.Draft.Anchor);
        Assert.Equal(["ADM:E1", "ADM:E12", "ADM:E25"], alert.Draft.Evidence.Select(key => key.Value));
    }

    private void AdmitOn(params int[] days) =>
        _engine.Feed(days.Select(day => Some.Admission($"E{day}", Some.OnDay(day)).About()));
}
