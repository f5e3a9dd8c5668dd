using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>
/// Rule H01: persons who are admitted more often than anyone is ill. A variant that the run is too short for is left
/// out.
/// </summary>
internal sealed class FrequentAdmissions(Planting planting, int copy)
{
    private const string Rule = "H01";

    private static readonly Condition[] Complaints =
    [
        Conditions.Pneumonia, Conditions.Gastritis, Conditions.Hypertension,
        Conditions.Dizziness, Conditions.Diabetes, Conditions.Copd,
    ];

    public void Plant()
    {
        Plant(1, new Pattern("three", [0, 11, 24], "MEDIUM", Crossing: 2)
        {
            Description = "Three admissions within 30 days, at three hospitals.",
        });
        Plant(2, new Pattern("four", [0, 11, 24, 27], "HIGH", Crossing: 2)
        {
            Description = "Four admissions within 28 days.",
        });
        Plant(3, new Pattern("six-in-90", [0, 15, 31, 46, 62, 77], "HIGH", Crossing: 3)
        {
            Description = "Six admissions within 90 days, never three within 30.",
        });
        var keyPerson = new Pattern("key-person", [0, 14], "MEDIUM", Crossing: 1)
        {
            Description = "Two admissions within 30 days of a person on the key list.",
        };
        if (Plant(4, keyPerson) is { } who)
        {
            planting.KeyPersons.Add(who);
        }
    }

    private Profile? Plant(int variant, Pattern pattern)
    {
        var dice = new Dice(planting.KeyOf(Rule, variant, copy));
        var lastOffset = pattern.Offsets[^1];
        if (planting.Days < lastOffset + 6)
        {
            return null;
        }

        var start = dice.Between(1, planting.Days - lastOffset - 5);
        var who = planting.NextAdult();
        var stays = pattern.Offsets.Select((offset, n) => Admit(who, start + offset, n, dice)).ToList();
        foreach (var stay in stays)
        {
            planting.Script.Add(stay.Day, () => StayPlan.Of(stay, planting.World.Calendar));
        }

        planting.Labels.Add(new SchemeLabel
        {
            SchemeId = $"{Rule}-{pattern.Name}-{copy}",
            RuleId = Rule,
            IsScheme = true,
            SubjectKind = "psn",
            SubjectKey = who.PsnKey,
            Severity = pattern.Severity,
            AnchorDay = planting.Day(stays[pattern.Crossing].Day),
            Days = [.. stays.Select(stay => planting.Day(stay.Day))],
            BusinessKeys = [.. stays.Select(stay => "ADM:" + stay.EncounterId)],
            Description = pattern.Description,
        });
        return who;
    }

    /// <summary>
    /// Two nights, another hospital and another complaint each time: no overlap, and nothing that looks like one stay
    /// split.
    /// </summary>
    private Stay Admit(Profile who, int day, int ordinal, Dice dice)
    {
        var hospitals = planting.World.Institutions.Ordinary(Axis.Hospital);
        var where = hospitals[(who.Index + ordinal) % hospitals.Count];
        var slot = new StaySlot(dice.Next(), who, where, day, Nights: 2);
        return Stays.ForIllness(Complaints[ordinal % Complaints.Length], slot, planting.World.Calendar) with
        {
            MedType = "21",
            Lane = Lane.Planted,
        };
    }

    /// <param name="Name">Of the scheme.</param>
    /// <param name="Offsets">Days of admission.</param>
    /// <param name="Severity">That the alert reaches.</param>
    /// <param name="Crossing">Which admission first crosses a threshold.</param>
    private sealed record Pattern(string Name, int[] Offsets, string Severity, int Crossing)
    {
        public required string Description { get; init; }
    }
}
