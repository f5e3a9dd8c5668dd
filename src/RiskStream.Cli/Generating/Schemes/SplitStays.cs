using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Time;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rule H02: one illness billed as two stays, and readmissions that have a reason.</summary>
internal sealed class SplitStays(Planting planting, int copy)
{
    private const string Rule = "H02";
    private const int ChemotherapyCycle = 14;

    private CivilCalendar Calendar => planting.World.Calendar;

    public void Plant()
    {
        PlantReadmission(1, "three-days", Conditions.DiscHernia, "HIGH",
            "Admitted again to the same hospital three days after discharge, with the same diagnosis.");
        PlantReadmission(11, "another-illness", Conditions.Pneumonia, "NONE",
            "Admitted again to the same hospital three days after discharge, with another illness.");
        PlantChemotherapy(12);
    }

    /// <summary>A slipped disc, and what follows three days after it.</summary>
    private void PlantReadmission(int variant, string name, Condition second, string severity, string description)
    {
        if (PlantedScene.Open(planting, Rule, variant, copy, length: 18) is not { } scene)
        {
            return;
        }

        var where = scene.Hospital(0);
        scene.Perform(scene.Illness(Conditions.DiscHernia, where, day: 0, nights: 7));
        scene.Perform(scene.Illness(second, where, day: 10, nights: 6));
        scene.Label(new PersonFinding(Rule, name, severity, description) { At = where, Crossing = 1 });
    }

    private void PlantChemotherapy(int variant)
    {
        if (PlantedScene.Open(planting, Rule, variant, copy, length: (2 * ChemotherapyCycle) + 5) is not { } scene)
        {
            return;
        }

        var where = scene.Hospital(0);
        for (var cycle = 0; cycle < 3; cycle++)
        {
            scene.Perform(Stays.ForChemotherapy(scene.Slot(where, cycle * ChemotherapyCycle, nights: 3), Calendar));
        }

        scene.Label(new PersonFinding(Rule, "chemotherapy", "NONE",
            "Three cycles of chemotherapy (Z51.1) at one hospital, eleven days between them.")
        {
            At = where,
        });
    }
}
