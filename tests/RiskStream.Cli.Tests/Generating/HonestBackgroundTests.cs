using RiskStream.Cli.Generating;
using RiskStream.Cli.Tests.Generating.Naive;
using Xunit.Abstractions;

namespace RiskStream.Cli.Tests.Generating;

public sealed class HonestBackgroundTests(ITestOutputHelper output)
{
    [Fact]
    public void Rules_are_hardly_ever_met_by_accident()
    {
        var prefecture = new Prefecture(new PrefectureOptions
        {
            Seed = 5,
            Persons = 15_000,
            Hospitals = 3,
            Clinics = 8,
            Pharmacies = 8,
            SchemeCopies = 0,
        });
        var audit = new LabelAudit(prefecture, prefecture.Events());
        var byRule = audit.Unlabelled.CountBy(hit => hit[..3]).ToDictionary();
        output.WriteLine($"seed 5, {audit.Facts.Settlements.Count} settlements: {string.Join(", ", byRule)}");
        output.WriteLine(string.Join('\n', audit.Unlabelled));

        Assert.InRange(byRule.GetValueOrDefault("H01"), 0, 1);
        Assert.InRange(byRule.GetValueOrDefault("P01"), 0, 1);
        Assert.InRange(byRule.GetValueOrDefault("H07"), 0, 15);
        Assert.DoesNotContain(audit.Unlabelled, hit => hit[..3] is "C01" or "C02" or "C03" or "P02" or "P03" or "P05" or "H12" or "H13" or "H14" or "H02" or "H03" or "H04" or "G01");
        Assert.DoesNotContain(
            audit.Unlabelled, hit => hit[..3] != "P04" && hit.EndsWith("HIGH", StringComparison.Ordinal));
        Assert.InRange(10_000.0 * byRule.GetValueOrDefault("P04") / audit.Facts.Settlements.Count, 0, 1);
    }
}
