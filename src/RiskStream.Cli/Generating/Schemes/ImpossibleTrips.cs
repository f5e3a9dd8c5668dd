using RiskStream.Cli.Generating.Institutions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rule G01: a card in two places at once, and a trip that anyone could make.</summary>
internal sealed class ImpossibleTrips(Planting planting, int copy)
{
    private const string Rule = "G01";

    private Institution? _pharmacy;

    /// <summary>One place elsewhere serves the scheme and its look-alike.</summary>
    private Institution Pharmacy => _pharmacy ??= planting.World.Institutions.PlantElsewhere(Axis.Pharmacy);

    public void Plant()
    {
        Plant(1, "two-places", hour: 10, minute: 45, "HIGH",
            "A visit, and forty minutes later a purchase some 120 km away.");
        Plant(11, "trip", hour: 14, minute: 30, "NONE",
            "A visit in the morning, and in the afternoon a purchase some 120 km away.");
    }

    /// <summary>A visit at five past ten, and a purchase in the next prefecture on the same day.</summary>
    private void Plant(int variant, string name, int hour, int minute, string severity, string description)
    {
        if (PlantedScene.Open(planting, Rule, variant, copy, length: 1) is not { } scene)
        {
            return;
        }

        scene.Visit(scene.Hospital(0), scene.At(0, 10, 5));
        scene.Purchase(Pharmacy, scene.At(0, hour, minute));
        scene.Label(new PersonFinding(Rule, name, severity, description) { Crossing = 1 });
    }
}
