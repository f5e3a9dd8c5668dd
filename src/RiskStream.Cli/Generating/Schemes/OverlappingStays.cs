using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Time;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rule H03: one person in two beds, and transfers whose papers come late.</summary>
internal sealed class OverlappingStays(Planting planting, int copy)
{
    private const string Rule = "H03";
    private const int Length = 14;

    public void Plant()
    {
        PlantTwoBeds(1);
        PlantLateDischarge(11);
        PlantBloc(12);
    }

    private void PlantTwoBeds(int variant)
    {
        if (PlantedScene.Open(planting, Rule, variant, copy, Length) is not { } scene)
        {
            return;
        }

        scene.Perform(scene.Illness(Conditions.Hypertension, scene.Hospital(0), day: 0, nights: 9));
        scene.Perform(scene.Illness(Conditions.Gastritis, scene.Hospital(1), day: 4, nights: 3));
        scene.Label(new PersonFinding(Rule, "two-beds", "CRITICAL",
            "Beds at two hospitals charged on the same three days.")
        {
            Crossing = 1,
        });
    }

    private void PlantLateDischarge(int variant)
    {
        if (PlantedScene.Open(planting, Rule, variant, copy, Length) is { } scene)
        {
            PlantTransfer(scene, scene.Hospital(0), scene.Hospital(1), hoursLate: 1);
            scene.Label(new PersonFinding(Rule, "late-discharge", "NONE",
                "Moved to another hospital, whose admission comes an hour before the first one's discharge."));
        }
    }

    private void PlantBloc(int variant)
    {
        if (PlantedScene.Open(planting, Rule, variant, copy, Length) is { } scene)
        {
            var bloc = planting.World.Institutions.PlantBloc(hospitals: 2);
            PlantTransfer(scene, bloc[0], bloc[1], hoursLate: 30);
            scene.Label(new PersonFinding(Rule, "one-bloc", "NONE",
                "Moved within a group of hospitals, the discharge entered thirty hours later."));
        }
    }

    /// <summary>Moved at two in the afternoon of the fifth day; the discharge is entered some hours after.</summary>
    private static void PlantTransfer(PlantedScene scene, Institution from, Institution to, int hoursLate)
    {
        var moved = scene.At(4, 14);
        var nights = hoursLate < 10 ? 4 : 5;
        scene.Perform(scene.Illness(Conditions.Stroke, from, day: 0, nights) with
        {
            Discharged = moved + (hoursLate * CivilCalendar.Hour),
        });
        scene.Perform(scene.Illness(Conditions.Stroke, to, day: 4, nights: 8) with { Admitted = moved });
    }
}
