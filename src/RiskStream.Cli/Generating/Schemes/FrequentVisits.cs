using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rule C01: more visits, or more places, than anyone needs; and a course that takes as many.</summary>
internal sealed class FrequentVisits(Planting planting, int copy)
{
    private const string Rule = "C01";
    private const int DailyVisits = 26;
    private const int Sessions = 20;

    public void Plant()
    {
        PlantThreeClinics();
        PlantDaily();
        PlantCourse();
    }

    private void PlantThreeClinics()
    {
        if (PlantedScene.Open(planting, Rule, 1, copy, length: 1) is not { } scene)
        {
            return;
        }

        // Hospitals make up for clinics where a prefecture has few of them.
        var institutions = planting.World.Institutions;
        var clinics = institutions.Ordinary(Axis.Clinic);
        IReadOnlyList<Institution> places = [.. clinics, .. institutions.Ordinary(Axis.Hospital)];
        var first = scene.Who.Index % clinics.Count;
        scene.Visit(places[first], scene.At(0, 8, 40));
        scene.Visit(places[first + 1], scene.At(0, 10, 25));
        scene.Visit(places[first + 2], scene.At(0, 15, 10));
        scene.Label(new PersonFinding(Rule, "three-clinics", "HIGH", "Visits to three institutions on one day.")
        {
            Crossing = 2,
        });
    }

    private void PlantDaily()
    {
        if (PlantedScene.Open(planting, Rule, 2, copy, DailyVisits) is not { } scene)
        {
            return;
        }

        for (var day = 0; day < DailyVisits; day++)
        {
            scene.Visit(scene.Who.Clinic, scene.At(day, 9, 10 + (day % 4 * 10)), (_, _, _) => Injection);
        }

        scene.Label(new PersonFinding(Rule, "daily", "HIGH", "Twenty-six visits to one clinic on as many days.")
        {
            Crossing = 6,
        });
    }

    /// <summary>Five sessions a week for four weeks at an institution that is registered for it.</summary>
    private void PlantCourse()
    {
        if (PlantedScene.Open(planting, Rule, 11, copy, length: Sessions / 5 * 7) is not { } scene)
        {
            return;
        }

        var where = planting.World.Institutions.Plant(Axis.Clinic, specialty: "rehabilitation");
        for (var session = 0; session < Sessions; session++)
        {
            scene.Visit(where, scene.At((session / 5 * 7) + (session % 5), 14, 20), (_, _, _) => Session);
        }

        scene.Label(new PersonFinding(Rule, "rehabilitation", "NONE",
            "Twenty sessions of a rehabilitation course (I69.3) at a rehabilitation institution."));
    }

    /// <summary>Nothing to take home: who comes every day need not be one who buys too much.</summary>
    private static VisitOrder Injection => new()
    {
        Items = [new(Services.GeneralFee), new(Services.Injection), new(Services.Syringe)],
        Diagnoses = [VisitOrder.Diagnose(Conditions.Cold)],
        Department = Conditions.Cold.Department,
    };

    private static VisitOrder Session => new()
    {
        Items = [new(Services.GeneralFee), .. Services.Physiotherapy.Select(item => new OrderedItem(item))],
        Diagnoses = [VisitOrder.Diagnose("I69.300", "脑梗死后遗症")],
        Department = "A20",
    };
}
