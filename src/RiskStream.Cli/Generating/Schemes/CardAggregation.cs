using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Time;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>
/// Rule P01: collected cards swiped in a row, and look-alikes of it. Each hour of the week in which something is
/// planted has had its usual number of customers for eight weeks at least.
/// </summary>
internal sealed class CardAggregation(Planting planting, int copy)
{
    private const string Rule = "P01";
    private const int Hour = 14;
    private const int HistoryDays = 8 * 7;

    /// <summary>
    /// Seven persons in a little over five minutes, half of them within 40 seconds of the one before.
    /// </summary>
    private static readonly int[] Quick = [38, 41, 72, 36, 40, 84];

    /// <summary>What tills that are staffed for the rush need.</summary>
    private static readonly int[] Unhurried = [58, 66, 52, 71, 49, 63, 75];

    public void Plant()
    {
        PlantSingle(1, "burst", oneTill: false, "MEDIUM", "Seven persons within six minutes in an hour that has two.");
        PlantSingle(2, "one-device", oneTill: true, "HIGH",
            "Seven bare cards at one device within six minutes, no face seen.");
        PlantRepeated(3);
        PlantPromotion(11);
        PlantBusyHour(12);
    }

    private void PlantSingle(int variant, string name, bool oneTill, string severity, string description)
    {
        var key = planting.KeyOf(Rule, variant, copy);
        if (DayThatCounts(key, before: 0) is not { } day)
        {
            return;
        }

        var pharmacy = new PlantedPharmacy(planting, key, tills: 1);
        pharmacy.SetHour(day, Hour, customers: 2);
        var burst = Perform(pharmacy, key, day, Persons(7), Quick) with { OneTillNoFace = oneTill };
        planting.Script.Add(day, burst.Occurrences);
        Label(name, severity, burst, description);
    }

    /// <summary>Six of the same seven persons on three days within eleven.</summary>
    private void PlantRepeated(int variant)
    {
        var key = planting.KeyOf(Rule, variant, copy);
        if (DayThatCounts(key, before: 11) is not { } last)
        {
            return;
        }

        var pharmacy = new PlantedPharmacy(planting, key, tills: 1);
        var core = Persons(6);
        foreach (var (day, severity) in new[] { (last - 11, "MEDIUM"), (last - 5, "MEDIUM"), (last, "HIGH") })
        {
            pharmacy.SetHour(day, Hour, customers: 2);
            var burst = Perform(pharmacy, key, day, [.. core, .. Persons(1)], Quick);
            planting.Script.Add(day, burst.Occurrences);
            Label("repeated-group", severity, burst,
                "Seven persons within six minutes, six of them the same on three days.");
        }
    }

    private void PlantPromotion(int variant)
    {
        var key = planting.KeyOf(Rule, variant, copy);
        if (DayThatCounts(key, before: 0) is not { } day)
        {
            return;
        }

        var pharmacy = new PlantedPharmacy(planting, key, tills: 4);
        pharmacy.SetHour(day, Hour, customers: 2);
        var burst = Perform(pharmacy, key, day, Persons(14), Unhurried);
        planting.Script.Add(day, burst.Occurrences);
        Label("promotion", "NONE", burst,
            "Fourteen persons in a quarter of an hour at four tills, about a minute apart.");
    }

    private void PlantBusyHour(int variant)
    {
        var key = planting.KeyOf(Rule, variant, copy);
        if (DayThatCounts(key, before: 0) is not { } day)
        {
            return;
        }

        var pharmacy = new PlantedPharmacy(planting, key, tills: 1);
        pharmacy.SetHour(day, Hour - 1, customers: 8);
        pharmacy.SetHour(day, Hour, customers: 8);
        var burst = Perform(pharmacy, key, day, Persons(7), Quick);
        planting.Script.Add(day, burst.Occurrences);
        Label("busy-hour", "NONE", burst, "Seven persons within six minutes in an hour that has eight every week.");
    }

    /// <summary>
    /// A day with the history before it, and before what comes earlier in the scheme; none, where the run is too short.
    /// </summary>
    private int? DayThatCounts(ulong key, int before)
    {
        var earliest = HistoryDays + before;
        var latest = planting.Days - 3;
        return latest < earliest ? null : new Dice(key, Strand.Scheme).Between(earliest, latest);
    }

    private SwipeBurst Perform(PlantedPharmacy pharmacy, ulong key, int day, IReadOnlyList<int> persons, int[] gaps)
    {
        var second = new Dice(key, Strand.Scheme, day).Below(CivilCalendar.Minute);
        return new SwipeBurst
        {
            Key = key,
            Where = pharmacy.Where,
            Day = day,
            From = planting.World.Calendar.At(day, Hour, minute: 1, second),
            Persons = persons,
            Gaps = gaps,
        };
    }

    private List<int> Persons(int count) => [.. Enumerable.Range(0, count).Select(_ => planting.NextAdult(25).Index)];

    private void Label(string name, string severity, SwipeBurst burst, string description)
    {
        var day = planting.Day(burst.Day);
        var isScheme = severity != "NONE";
        planting.Labels.Add(new SchemeLabel
        {
            SchemeId = $"{Rule}-{name}-{copy}",
            RuleId = Rule,
            IsScheme = isScheme,
            SubjectKind = "inst",
            SubjectKey = burst.Where.Code,
            Severity = severity,
            AnchorDay = isScheme ? day : "",
            Days = [day],
            BusinessKeys = [.. burst.BusinessKeys],
            Description = description,
        });
    }
}
