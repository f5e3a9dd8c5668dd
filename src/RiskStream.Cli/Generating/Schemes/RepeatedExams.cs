using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rule H11: chest CTs that come too soon or too often, and those that an operation or intensive care calls for.</summary>
internal sealed class RepeatedExams(Planting planting, int copy)
{
    private const string Rule = "H11";
    private const string Group = "chest-ct";

    public void Plant()
    {
        Plant(1, "too-soon", [0, 3], operatedOn: null, crossing: 1, "LOW",
            "A chest CT three days after one at another hospital.");
        Plant(2, "five", [0, 7, 14, 21, 28], operatedOn: null, crossing: 2, "HIGH", "Five chest CTs within 30 days.");
        Plant(11, "operated", [0, 4], operatedOn: 1, crossing: 0, "NONE", "A chest CT four days after one, with an operation between them.");
        PlantIntensiveCare();
    }

    private void Plant(int variant, string name, int[] days, int? operatedOn, int crossing, string severity, string description)
    {
        if (PlantedScene.Open(planting, Rule, variant, copy, length: days[^1] + 4) is not { } scene)
        {
            return;
        }

        for (var number = 0; number < days.Length; number++)
        {
            scene.Visit(scene.Hospital(number % 2), scene.At(days[number], 10, 15), (_, _, _) => Order(Exams.ChestCt));
            if (number == 0 && operatedOn is { } day)
            {
                scene.Visit(scene.Hospital(0), scene.At(day, 15, 30), (_, _, _) => Order(Services.WoundSuture));
            }
        }

        scene.Label(Finding(scene, name, severity, description) with { Crossing = crossing });
    }

    private void PlantIntensiveCare()
    {
        if (PlantedScene.Open(planting, Rule, 12, copy, length: 11) is not { } scene)
        {
            return;
        }

        scene.Perform(scene.Illness(Conditions.Pneumonia, scene.Hospital(0), day: 0, nights: 7) with { Orders = IntensiveCare });
        scene.Label(Finding(scene, "intensive-care", "NONE", "Two chest CTs three days apart, in intensive care for pneumonia."));
    }

    private static IReadOnlyList<OrderedItem> IntensiveCare(int day) => day switch
    {
        0 or 3 => [new(Services.IntensiveBed), new(Exams.ChestCt), new(Drugs.Ward[2])],
        < 5 => [new(Services.IntensiveBed), new(Drugs.Ward[2])],
        _ => [new(Drugs.Ward[2])],
    };

    private static VisitOrder Order(Item item) => new()
    {
        Items = [new(Services.Consultation), new(item)],
        Diagnoses = [VisitOrder.Diagnose(Conditions.Pneumonia)],
        Department = Conditions.Pneumonia.Department,
    };

    private static PersonFinding Finding(PlantedScene scene, string name, string severity, string description) =>
        new(Rule, name, severity, description) { About = ("psn+group", $"{scene.Who.PsnKey}|{Group}") };
}
