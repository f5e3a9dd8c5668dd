using RiskStream.Cli.Generating;
using RiskStream.Cli.Tests.Generating.Naive;
using Xunit.Abstractions;

namespace RiskStream.Cli.Tests.Generating;

/// <summary>Every label is checked against a count by brute force, and so is everything that has no label.</summary>
public sealed class SchemeTests(DemoFixture demo, ITestOutputHelper output) : IClassFixture<DemoFixture>
{
    [Fact]
    public void Labels_of_a_demo_hold_and_nothing_else_meets_a_rule()
    {
        var audit = new LabelAudit(demo.Prefecture, demo.Events);
        output.WriteLine($"seed {DemoFixture.Seed}: {audit.Unlabelled.Count} hits without a label");

        Assert.Empty(audit.Broken);
        Assert.True(audit.Unlabelled.Count <= 3, string.Join("; ", audit.Unlabelled));
    }

    [Theory]
    [InlineData(11, "2026-05-11", 84, 2)]
    [InlineData(12, "2026-01-01", 84, 2)]
    [InlineData(13, "2025-09-06", 150, 3)]
    public void Labels_hold_whatever_the_seed_the_start_and_the_length(long seed, string start, int days, int copies)
    {
        var prefecture = new Prefecture(new PrefectureOptions
        {
            Seed = seed,
            Start = DateOnly.Parse(start),
            Days = days,
            Persons = 0,
            Hospitals = 6,
            SchemeCopies = copies,
        });

        var audit = new LabelAudit(prefecture, prefecture.Events());

        Assert.Equal(97 * copies, prefecture.Labels.Count);
        Assert.Empty(audit.Broken);
        Assert.Empty(audit.Unlabelled);
    }

    [Fact]
    public void Look_alikes_come_as_close_as_their_labels_say()
    {
        var audit = new LabelAudit(demo.Prefecture, demo.Events);

        Assert.Equal(19, PersonsOn("H07-nineteen"));
        Assert.Equal(25, PersonsOn("H07-new-equipment"));
        Assert.Equal(26, PersonsOn("H07-screening"));
        Assert.Equal(17, PersonsOn("H07-check-up"));

        int PersonsOn(string scheme)
        {
            var label = LabelOf(scheme);
            return audit.Exams.PersonsOn(label.SubjectKey, label.Days[^1]);
        }
    }

    [Fact]
    public void The_dialysis_patient_is_admitted_thirteen_times_and_the_long_stay_settled_four_times()
    {
        var dialysis = LabelOf("H01-dialysis");
        var longStay = LabelOf("H01-interim-settlements").BusinessKeys.Single()["ADM:".Length..];
        var settlements = demo.Events
            .Where(envelope => envelope.Settlement?.MdtrtId == longStay)
            .DistinctBy(envelope => envelope.EventId)
            .Select(envelope => envelope.Settlement)
            .ToList();

        Assert.Equal(13, dialysis.BusinessKeys.Count);
        Assert.Equal([true, true, true, false], settlements.Select(settlement => settlement.MidSetlFlag));
        Assert.Equal(4, settlements.DistinctBy(settlement => settlement.SetlId).Count());
    }

    [Fact]
    public void The_facts_of_a_label_are_among_the_events()
    {
        var keys = demo.Events
            .Select(envelope => envelope.Settlement is { } settlement
                ? "SET:" + settlement.SetlId
                : "ADM:" + envelope.Encounter?.MdtrtId)
            .ToHashSet();

        Assert.All(demo.Prefecture.Labels, label =>
        {
            Assert.NotEmpty(label.BusinessKeys);
            Assert.All(label.BusinessKeys, key => Assert.Contains(key, keys));
        });
    }

    [Fact]
    public void Planted_settlements_are_never_reversed()
    {
        var planted = demo.Prefecture.Labels.SelectMany(label => label.BusinessKeys).ToHashSet();

        Assert.DoesNotContain(demo.Events, envelope => planted.Contains("SET:" + envelope.Reversal?.InitSetlId));
    }

    private SchemeLabel LabelOf(string scheme) =>
        demo.Prefecture.Labels.First(label => label.SchemeId.StartsWith(scheme, StringComparison.Ordinal));
}
