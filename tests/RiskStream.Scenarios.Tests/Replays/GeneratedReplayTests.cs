using RiskStream.Cli.Generating;
using RiskStream.Cli.Generating.Output;
using RiskStream.Facts;
using RiskStream.Protocol.V1;
using RiskStream.Scenarios.Tests.Driving;
using Xunit.Abstractions;

namespace RiskStream.Scenarios.Tests.Replays;

/// <summary>
/// Replays of a generated prefecture: every planted scheme, with duplicates, reversals and late facts among the events.
/// </summary>
public sealed class GeneratedReplayTests : IDisposable
{
    private const int Seed = 5;

    private readonly ITestOutputHelper _output;
    private readonly string _lists = Directory.CreateTempSubdirectory("riskstream-lists-").FullName;
    private readonly Prefecture _prefecture = new(PrefectureOptions.Demo(Seed, events: 20_000));

    public GeneratedReplayTests(ITestOutputHelper output)
    {
        _output = output;
        output.WriteLine($"seed {Seed}");
        EventFiles.WriteReferenceLists(_lists, _prefecture.RegistryRecords(), CancellationToken.None);
    }

    public void Dispose() => Directory.Delete(_lists, recursive: true);

    [Fact]
    public async Task Every_planted_scheme_is_found_by_its_rule_and_no_look_alike_is()
    {
        var alerts = Standing(await Offline.ReplayAsync(Records(), _lists));

        var missed = _prefecture.Labels.Where(label => label.IsScheme && !alerts.Exists(alert => Fits(alert, label)));
        var accused = _prefecture.Labels.Where(label => !label.IsScheme && alerts.Exists(alert => Fits(alert, label)));
        foreach (var rule in alerts.GroupBy(alert => (alert.RuleId, alert.Severity)))
        {
            _output.WriteLine($"{rule.Key.RuleId} {rule.Key.Severity}: {rule.Count()}");
        }

        Assert.Empty(missed.Select(label => $"{label.RuleId} {label.SubjectKey}: {label.Description}"));
        Assert.Empty(accused.Select(label => $"{label.RuleId} {label.SubjectKey}: {label.Description}"));
    }

    [Theory]
    [InlineData(8, 500, 1)]
    [InlineData(1, 3, 1)]
    [InlineData(1, 500, 2)]
    public async Task Partitions_batches_and_a_second_reading_change_no_alert(int partitions, int batch, int readings)
    {
        var records = Records();
        var expected = FinalAlerts.Of(await Offline.ReplayAsync(records, _lists));

        var again = Enumerable.Repeat(records, readings).SelectMany(reading => reading);
        var actual = FinalAlerts.Of(await Offline.ReplayAsync(again, _lists, partitions, batch));

        Assert.NotEmpty(expected);
        Assert.Empty(FinalAlerts.Differences(expected, actual));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Order_within_the_allowed_lateness_changes_no_alert(int seed)
    {
        var records = Offline.Decode(_prefecture.Events()).ToList();
        var expected = FinalAlerts.Of(await Offline.ReplayAsync(records, _lists));

        var shuffled = Shuffling.Within(records, TimeSpan.FromHours(23), seed);
        var actual = FinalAlerts.Of(await Offline.ReplayAsync(shuffled, _lists));

        Assert.NotEmpty(expected);
        Assert.Empty(FinalAlerts.Differences(expected, actual));
    }

    private static bool Fits(RiskAlert alert, SchemeLabel label) =>
        alert.RuleId == label.RuleId && alert.SubjectKey == label.SubjectKey
        && label.Days.Contains(alert.AnchorDay);

    private static List<RiskAlert> Standing(List<RiskAlert> revisions) =>
    [
        .. revisions.GroupBy(alert => alert.AlertId)
            .Select(group => group.MaxBy(alert => alert.Revision)!)
            .Where(alert => alert.Kind != RiskAlert.Types.Kind.Withdrawn),
    ];

    private List<PersonEvent> Records() => [.. Offline.Decode(ArrivalOrder.Of(_prefecture.Events()))];
}
