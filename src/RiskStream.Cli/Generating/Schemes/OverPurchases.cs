using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rule P04: one drug bought at one pharmacy after the other, and a long prescription for as much and more.</summary>
internal sealed class OverPurchases(Planting planting, int copy)
{
    private const string Rule = "P04";
    private const int LengthOfGeneric = 10;
    private const int SupplyDays = 21;
    private const int DaysBetween = 9;

    private static readonly Item Drug = Conditions.Hypertension.Drugs[0];

    public void Plant()
    {
        PlantHoard();
        PlantLongPrescription();
    }

    private void PlantHoard()
    {
        if (PlantedScene.Open(planting, Rule, 1, copy, length: (2 * DaysBetween) + 1) is not { } scene)
        {
            return;
        }

        for (var purchase = 0; purchase < 3; purchase++)
        {
            scene.Purchase(
                scene.Pharmacy(purchase), scene.At(purchase * DaysBetween, 10, 20), items: [new(Drug, 3, SupplyDays)]);
        }

        // The second purchase makes 1.4 months of it, which is LOW; the third makes 2.1.
        scene.Label(Finding(scene, "hoard", "HIGH", "2.1 months' supply of one drug from three pharmacies within 19 days.") with
        {
            Crossing = 1,
        });
    }

    private void PlantLongPrescription()
    {
        if (PlantedScene.Open(planting, Rule, 11, copy, length: 1) is not { } scene)
        {
            return;
        }

        scene.Visit(scene.Who.Clinic, scene.At(0, 9, 40), (_, _, _) => LongPrescription);
        scene.Label(Finding(scene, "long-prescription", "NONE", "Twelve weeks' supply by a long prescription for hypertension."));
    }

    private static VisitOrder LongPrescription => new()
    {
        Items = [new(Services.GeneralFee), new(Drug, 12, SupplyDays: 84)],
        Diagnoses = [VisitOrder.Diagnose(Conditions.Hypertension)],
        Department = Conditions.Hypertension.Department,
        Service = ServiceKind.ChronicOutpatient,
        MedType = "14",
        DiseaseNumber = Conditions.Hypertension.DiseaseNumber,
    };

    private static PersonFinding Finding(PlantedScene scene, string name, string severity, string description) =>
        new(Rule, name, severity, description) { About = ("psn+generic", $"{scene.Who.PsnKey}|{Drug.Code[..LengthOfGeneric]}") };
}
