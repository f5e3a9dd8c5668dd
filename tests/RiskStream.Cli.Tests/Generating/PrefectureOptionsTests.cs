using RiskStream.Cli.Generating;
using RiskStream.Cli.Tests.Generating.Naive;

namespace RiskStream.Cli.Tests.Generating;

public sealed class PrefectureOptionsTests
{
    [Theory]
    [InlineData(1, 12_000)]
    [InlineData(2, 20_000)]
    [InlineData(3, 60_000)]
    public void A_demo_has_about_as_many_events_as_asked_for_over_more_than_nine_weeks(long seed, int asked)
    {
        var prefecture = new Prefecture(PrefectureOptions.Demo(seed, asked));
        var days = new HashSet<long>();
        var count = 0;
        foreach (var envelope in prefecture.Events())
        {
            days.Add(CivilDays.Of(envelope.EventTime));
            count++;
        }

        Assert.InRange(count, asked * 0.9, asked * 1.1);
        Assert.True(days.Count >= 63, $"only {days.Count} civil days");
    }

    [Fact]
    public void A_demo_has_every_scheme()
    {
        var names = new Prefecture(PrefectureOptions.Demo()).Labels.Select(label => label.SchemeId).Distinct().Order();

        Assert.Equal(
            [
                "C01-daily-1", "C01-rehabilitation-1", "C01-three-clinics-1",
                "C02-flat-fee-1", "C02-template-1", "C02-template-days-1", "C03-one-doctor-1", "C03-three-doctors-1", "G01-trip-1", "G01-two-places-1",
                "H01-cancelled-1", "H01-chemotherapy-1", "H01-dialysis-1", "H01-four-1", "H01-interim-settlements-1",
                "H01-key-person-1", "H01-six-in-90-1", "H01-spaced-1", "H01-three-1", "H01-transfer-1",
                "H02-another-illness-1", "H02-chemotherapy-1", "H02-three-days-1",
                "H03-late-discharge-1", "H03-one-bloc-1", "H03-two-beds-1", "H04-elsewhere-1", "H04-family-account-1",
                "H05-drug-between-1", "H05-psychiatric-1", "H05-six-days-1", "H05-three-days-1",
                "H06-check-up-1", "H06-operated-1",
                "H07-check-up-1", "H07-dialysis-panel-1", "H07-new-equipment-1", "H07-nineteen-1", "H07-package-1",
                "H07-screening-1", "H07-surge-1", "H07-surge-medium-1",
                "H08-exams-1", "H08-tumours-1",
                "H09-both-dialyses-1", "H09-refunded-1", "H09-thirty-hours-1", "H10-two-parts-1", "H10-unbundled-1",
                "H11-five-1", "H11-intensive-care-1", "H11-operated-1", "H11-too-soon-1",
                "H12-new-catalogue-1", "H12-one-hospital-1",
                "H13-day-case-1", "H13-template-1",
                "H14-nursing-home-1", "H14-nursing-home-again-1", "H14-school-1",
                "P01-burst-1", "P01-busy-hour-1", "P01-one-device-1", "P01-promotion-1", "P01-repeated-group-1",
                "P02-night-1", "P02-round-the-clock-1", "P02-same-amount-1",
                "P03-fixed-basket-1", "P03-promotion-1",
                "P04-hoard-1", "P04-long-prescription-1", "P05-resold-1", "P05-returned-1",
            ],
            names);
    }

    [Fact]
    public void A_run_too_short_for_a_scheme_leaves_it_out()
    {
        var week = new Prefecture(PrefectureOptions.Demo() with { Days = 7 });

        var schemes = week.Labels.Where(label => label.IsScheme).Select(label => label.SchemeId);
        Assert.Equal(["C01-three-clinics-1", "G01-two-places-1", "C02-template-1", "P02-same-amount-1", "P02-night-1", "C03-one-doctor-1", "H11-too-soon-1"], schemes);
        Assert.NotEmpty(week.Events());
    }

    [Fact]
    public void Copies_of_schemes_concern_different_subjects()
    {
        var labels = new Prefecture(PrefectureOptions.Demo() with { SchemeCopies = 3 }).Labels;

        Assert.Equal(3, labels.Where(label => label.SchemeId.StartsWith("H01-three-", StringComparison.Ordinal))
            .Select(label => label.SubjectKey).Distinct().Count());
    }

    [Fact]
    public void As_many_copies_as_may_be_still_have_codes_of_twelve_characters()
    {
        var lists = new Prefecture(PrefectureOptions.Demo() with { SchemeCopies = 300 }).RegistryRecords();

        Assert.All(lists.Institutions, institution => Assert.Equal(12, institution.FixmedinsCode.Length));
    }

    [Fact]
    public void Options_out_of_bounds_are_all_named_at_once()
    {
        var options = new PrefectureOptions { Days = 0, Hospitals = 1 };
        var error = Assert.Throws<ArgumentException>(() => new Prefecture(options));

        Assert.Contains("Days is 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("Hospitals is 1", error.Message, StringComparison.Ordinal);
    }
}
