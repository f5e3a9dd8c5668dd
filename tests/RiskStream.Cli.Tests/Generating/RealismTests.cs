using RiskStream.Cli.Tests.Generating.Naive;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating;

public sealed class RealismTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private const string FirstPlanted = "90001";

    [Fact]
    public void The_hours_from_nine_to_eleven_have_about_six_times_the_average()
    {
        // What is planted keeps hours of its own.
        var ordinary = demo.Events.Where(envelope => string.CompareOrdinal(envelope.FixmedinsCode[^5..], FirstPlanted) < 0).ToList();
        var peak = ordinary.Count(envelope => CivilDays.HourOf(envelope.EventTime.Seconds) is 9 or 10);

        Assert.InRange(12.0 * peak / ordinary.Count, 5, 7);
    }

    [Fact]
    public void Nights_are_quiet()
    {
        var night = demo.Events.Count(envelope => CivilDays.HourOf(envelope.EventTime.Seconds) is < 6 or >= 22);

        Assert.InRange(night / (double)demo.Events.Count, 0.0005, 0.03);
    }

    [Fact]
    public void Weekends_are_low()
    {
        var outpatient = demo.Events.Where(envelope => envelope.Infno == "2207").ToList();
        var weekend = outpatient.Count(envelope =>
            CivilDays.Weekday(CivilDays.Of(envelope.EventTime)) is DayOfWeek.Saturday or DayOfWeek.Sunday);

        Assert.InRange(weekend / 2.0 / ((outpatient.Count - weekend) / 5.0), 0.3, 0.7);
    }

    [Fact]
    public void A_settlement_has_about_six_lines()
    {
        var lines = demo.Events.Sum(envelope =>
            (envelope.Settlement?.Lines.Count ?? 0) + (envelope.FeeDetail?.Lines.Count ?? 0));
        var settlements = demo.Events.Count(envelope => envelope.Type == EventType.Settlement);

        Assert.InRange(lines / (double)settlements, 5, 7);
    }

    [Fact]
    public void All_kinds_of_transactions_occur()
    {
        var kinds = demo.Events.Select(envelope => envelope.Infno).ToHashSet();

        Assert.Superset(new HashSet<string> { "2102", "2201", "2207", "2301", "2304", "2401", "2402", "2404" }, kinds);
    }

    [Fact]
    public void Nobody_honest_is_in_two_hospitals_at_once_or_seen_elsewhere_while_in_hospital()
    {
        var planted = demo.LabelsOf("H03").Concat(demo.LabelsOf("H04")).Select(label => label.SubjectKey).ToHashSet();
        var stays = demo.Events
            .Where(envelope => envelope.Type == EventType.Discharge)
            .Where(envelope => !planted.Contains(envelope.Encounter.Person.PsnKey))
            .DistinctBy(envelope => envelope.EventId)
            .Select(envelope => envelope.Encounter)
            .ToLookup(encounter => encounter.Person.PsnKey);
        foreach (var ofPerson in stays)
        {
            var inOrder = ofPerson.OrderBy(stay => stay.Begntime.Seconds).ToList();
            Assert.All(
                inOrder.Zip(inOrder.Skip(1)),
                pair => Assert.True(pair.First.Endtime.Seconds < pair.Second.Begntime.Seconds));
        }

        foreach (var envelope in demo.Events.Where(e => e.Type == EventType.Settlement && e.Infno != "2304"))
        {
            var now = envelope.EventTime.Seconds;
            Assert.DoesNotContain(
                stays[envelope.Settlement.Person.PsnKey],
                stay => now > stay.Begntime.Seconds && now < stay.Endtime.Seconds);
        }
    }

    [Fact]
    public void Dialysis_patients_come_three_times_a_week()
    {
        var sessions = demo.Events
            .Where(envelope => envelope.Settlement?.Diagnoses.Any(diagnosis => diagnosis.DiagCode == "Z49.100") == true)
            .GroupBy(envelope => envelope.Settlement.Person.PsnKey)
            .Where(group => group.Count() > 20)
            .ToList();

        Assert.NotEmpty(sessions);
        Assert.All(sessions, ofPerson =>
        {
            var days = ofPerson.Select(envelope => CivilDays.Of(envelope.EventTime)).Distinct().Count();
            Assert.InRange(days / 12.0, 2.4, 3.2);
        });
    }
}
