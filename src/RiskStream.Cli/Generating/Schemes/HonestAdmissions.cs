using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Look-alikes of rule H01: many admissions or settlements with a good reason.</summary>
internal sealed class HonestAdmissions(Planting planting, int copy)
{
    private const string Rule = "H01";

    private static readonly int[] CancelledOffsets = [0, 9, 20];

    private CivilCalendar Calendar => planting.World.Calendar;

    public void Plant()
    {
        Repeat("dialysis", 11, [.. Enumerable.Range(0, 13).Select(n => n * 6)], Stays.ForDialysis,
            "Thirteen day stays for dialysis (N18.5, Z49.1) within 90 days.");
        Repeat("chemotherapy", 12, [0, 21, 42, 63], Stays.ForChemotherapy,
            "Four cycles of chemotherapy (Z51.1), 21 days apart.");
        Repeat("spaced", 13, [0, 12, 31], Ordinary, "Three admissions, of which never three lie within 30 days.");
        PlantLongStay();
        PlantCancelled();
        PlantTransfer();
    }

    private static Stay Ordinary(StaySlot slot, CivilCalendar calendar) =>
        Stays.ForIllness(slot.Day % 2 == 0 ? Conditions.Gastritis : Conditions.Pneumonia, slot, calendar) with
        {
            MedType = "21",
            Lane = Lane.Planted,
        };

    private void Repeat(
        string name, int variant, int[] offsets, Func<StaySlot, CivilCalendar, Stay> make, string description)
    {
        if (Start(variant, offsets[^1] + 5) is not { } scene)
        {
            return;
        }

        var stays = offsets
            .Select((offset, n) => Slot(scene, scene.Day + offset, make == Ordinary ? n : 0, nights: 3))
            .Select(slot => make(slot, Calendar) with { Lane = Lane.Planted })
            .ToList();
        Perform(stays);
        Label(name, scene.Who, stays, description);
    }

    private void PlantLongStay()
    {
        if (Start(14, 60) is not { } scene)
        {
            return;
        }

        var stay = Stays.ForIllness(Conditions.Stroke, Slot(scene, scene.Day, hospital: 0, nights: 57), Calendar) with
        {
            MedType = "21",
            Lane = Lane.Planted,
            SettledAfter = [14, 29, 44],
        };
        Perform([stay]);
        Label("interim-settlements", scene.Who, [stay], "One stay of 57 nights, settled four times (mid_setl_flag).");
    }

    private void PlantCancelled()
    {
        if (Start(15, 26) is not { } scene)
        {
            return;
        }

        var stays = CancelledOffsets
            .Select((offset, n) => Ordinary(Slot(scene, scene.Day + offset, n, nights: 3), Calendar))
            .ToList();
        Perform(stays.Take(2));
        var mistaken = stays[2];
        planting.Script.Add(mistaken.Day, () =>
        [
            StayPlan.Of(mistaken, Calendar).First(),
            StayPlan.Cancellation(mistaken, mistaken.Admitted + (20 * CivilCalendar.Hour)),
        ]);
        Label("cancelled", scene.Who, stays,
            "Three admissions within 30 days, the third of them cancelled (2404) within a day.");
    }

    private void PlantTransfer()
    {
        if (Start(16, 26) is not { } scene)
        {
            return;
        }

        var first = Ordinary(Slot(scene, scene.Day, hospital: 0, nights: 4), Calendar);
        var second = Ordinary(Slot(scene, scene.Day + 4, hospital: 1, nights: 5), Calendar) with
        {
            Admitted = first.Discharged + CivilCalendar.Hour,
            Diagnoses = first.Diagnoses,
            TransferredFrom = first.EncounterId,
        };
        var third = Ordinary(Slot(scene, scene.Day + 20, hospital: 2, nights: 3), Calendar);
        Perform([first, second, third]);
        Label("transfer", scene.Who, [first, second, third],
            "Three admissions within 30 days, the second a transfer from the first.");
    }

    private Scene? Start(int variant, int length)
    {
        if (planting.Days <= length)
        {
            return null;
        }

        var dice = new Dice(planting.KeyOf(Rule, variant, copy));
        return new Scene(planting.NextAdult(50), dice.Below(planting.Days - length), dice);
    }

    private StaySlot Slot(Scene scene, int day, int hospital, int nights)
    {
        var hospitals = planting.World.Institutions.Ordinary(Axis.Hospital);
        Institution where = hospitals[(scene.Who.Index + hospital) % hospitals.Count];
        return new StaySlot(scene.Dice.Next(), scene.Who, where, day, nights);
    }

    private void Perform(IEnumerable<Stay> stays)
    {
        foreach (var stay in stays)
        {
            planting.Script.Add(stay.Day, () => StayPlan.Of(stay, Calendar));
        }
    }

    private void Label(string name, Profile who, IReadOnlyList<Stay> stays, string description) =>
        planting.Labels.Add(new SchemeLabel
        {
            SchemeId = $"{Rule}-{name}-{copy}",
            RuleId = Rule,
            IsScheme = false,
            SubjectKind = "psn",
            SubjectKey = who.PsnKey,
            Severity = "NONE",
            Days = [.. stays.Select(stay => planting.Day(stay.Day))],
            BusinessKeys = [.. stays.Select(stay => "ADM:" + stay.EncounterId)],
            Description = description,
        });

    private sealed record Scene(Profile Who, int Day, Dice Dice);
}
