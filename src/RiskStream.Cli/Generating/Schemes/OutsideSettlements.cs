using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rule H04: the card is used far from the bed, and what relatives buy with it.</summary>
internal sealed class OutsideSettlements(Planting planting, int copy)
{
    private const string Rule = "H04";

    private Institution? _pharmacy;

    /// <summary>One place elsewhere serves the scheme and its look-alike.</summary>
    private Institution Pharmacy => _pharmacy ??= planting.World.Institutions.PlantElsewhere(Axis.Pharmacy);

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

        scene.Perform(scene.Illness(Conditions.Copd, scene.Hospital(0), day: 0, nights: 9));
        scene.Purchase(Pharmacy, scene.At(3, 10, 20), paidBy);
        scene.Purchase(Pharmacy, scene.At(5, 16, 5), paidBy);
        scene.Label(new PersonFinding(Rule, name, severity, description) { Crossing = 1 });
    }
}
