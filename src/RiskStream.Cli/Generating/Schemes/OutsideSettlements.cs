using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rule H04: the card is used far from the bed, and what relatives buy with it.</summary>
internal sealed class OutsideSettlements(Planting planting, int copy)
{
    private const string Rule = "H04";

    public void Plant()
    {
        Plant(1, "elsewhere", FamilyAccount.Never, "HIGH",
            "Two purchases in another prefecture in the middle of a stay.");
        Plant(11, "family-account", FamilyAccount.Always, "NONE",
            "The same purchases, paid from a relative's account.");
    }

    private void Plant(int variant, string name, FamilyAccount paidBy, string severity, string description)
    {
        if (PlantedScene.Open(planting, Rule, variant, copy, length: 11) is not { } scene)
        {
            return;
        }

        var pharmacy = planting.World.Institutions.PlantElsewhere(Axis.Pharmacy);
        scene.Perform(scene.Illness(Conditions.Copd, scene.Hospital(0), day: 0, nights: 9));
        scene.Purchase(pharmacy, scene.At(3, 10, 20), paidBy);
        scene.Purchase(pharmacy, scene.At(5, 16, 5), paidBy);
        scene.Label(new PersonFinding(Rule, name, severity, description) { Crossing = 1 });
    }
}
