using RiskStream.Protocol.V1;
using RiskStream.Scenarios.Tests.Driving;
using Xunit.Abstractions;

namespace RiskStream.Scenarios.Tests.Replays;

public sealed class DesynpufReplayTests(ITestOutputHelper output)
{
    [ClaimsTheory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Frequent_admissions_equal_those_of_brute_force(int sample)
    {
        var claims = ClaimsData.Inpatient(sample);

        var alerts = await Offline.ReplayAsync(claims, alwaysEffective: true);

        var found = Standing(alerts).Where(alert => alert.RuleId == "H01").Select(Line).ToList();
        output.WriteLine($"sample {sample}: {claims.Count} claims, {found.Count} H01 alerts");
        Assert.NotEmpty(found);
        Assert.Equal(StayOracle.AlertsOf(claims), new SortedSet<string>(found, StringComparer.Ordinal));
    }

    [ClaimsTheory]
    [InlineData(8, 500, 1)]
    [InlineData(1, 7, 1)]
    [InlineData(1, 500, 2)]
    public async Task Partitions_batches_and_a_second_reading_change_no_alert(int partitions, int batch, int readings)
    {
        var claims = ClaimsData.Inpatient(2);
        var expected = FinalAlerts.Of(await Offline.ReplayAsync(claims, alwaysEffective: true));

        var records = Enumerable.Repeat(claims, readings).SelectMany(reading => reading);
        var actual = FinalAlerts.Of(await Offline.ReplayAsync(records, partitions: partitions, batch: batch, alwaysEffective: true));

        Assert.NotEmpty(expected);
        Assert.Empty(FinalAlerts.Differences(expected, actual));
    }

    [ClaimsTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Order_within_the_allowed_lateness_changes_no_alert(int seed)
    {
        output.WriteLine($"seed {seed}");
        var claims = ClaimsData.Inpatient(2);
        var expected = FinalAlerts.Of(await Offline.ReplayAsync(claims, alwaysEffective: true));

        var actual = FinalAlerts.Of(await Offline.ReplayAsync(Shuffling.Within(claims, TimeSpan.FromHours(72), seed), alwaysEffective: true));

        Assert.Empty(FinalAlerts.Differences(expected, actual));
    }

    private static List<RiskAlert> Standing(List<RiskAlert> revisions) =>
    [
        .. revisions.GroupBy(alert => alert.AlertId)
            .Select(group => group.MaxBy(alert => alert.Revision)!)
            .Where(alert => alert.Kind != RiskAlert.Types.Kind.Withdrawn),
    ];

    private static string Line(RiskAlert alert) =>
        $"{alert.SubjectKey} | {alert.AnchorDay} | {alert.Severity} | {alert.Measured}";
}
