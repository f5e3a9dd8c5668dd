using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rules H09 and H10: charges that the lists forbid within one encounter, and those that only look it.</summary>
internal sealed class ForbiddenCharges(Planting planting, int copy)
{
    private const int Nights = 4;

    public void Plant()
    {
        PlantMonitoring(1, "thirty-hours", [30], "CRITICAL", "Thirty hours of monitoring charged on one day.");
        PlantMonitoring(11, "refunded", [20, 8, -8], "NONE", "Twenty-eight hours of monitoring charged on one day, eight of them refunded.");
        PlantVisit("H09", 2, "both-dialyses", [Services.Haemodialysis, Services.Haemodiafiltration], "CRITICAL",
            "Haemodialysis and haemodiafiltration charged for one session.");
        PlantVisit("H10", 1, "unbundled", Exams.PartsOfThyroidLab, "HIGH", "All five parts of a thyroid panel charged, and not the panel.");
        PlantVisit("H10", 11, "two-parts", [.. Exams.PartsOfThyroidLab.Take(2)], "NONE", "Two of the five parts of a thyroid panel.");
    }

    private void PlantMonitoring(int variant, string name, int[] hours, string severity, string description)
    {
        if (PlantedScene.Open(planting, "H09", variant, copy, length: Nights + 4) is not { } scene)
        {
            return;
        }

        var stay = scene.Illness(Conditions.Dizziness, scene.Hospital(0), day: 0, Nights) with
        {
            Orders = day => day == 1
                ? [new(Drugs.Ward[0]), .. hours.Select(charged => new OrderedItem(Services.Monitoring, charged))]
                : [new(Drugs.Ward[0])],
        };
        scene.Perform(stay);
        scene.Label(new PersonFinding("H09", name, severity, description) { About = ("mdtrt", stay.EncounterId), DaysLater = 1 });
    }

    private void PlantVisit(string rule, int variant, string name, IReadOnlyList<Item> items, string severity, string description)
    {
        if (PlantedScene.Open(planting, rule, variant, copy, length: 8) is not { } scene)
        {
            return;
        }

        var encounter = scene.Visit(scene.Hospital(0), scene.At(0, 9, 55), (_, _, _) => new VisitOrder
        {
            Items = [new(Services.Consultation), .. items.Select(item => new OrderedItem(item))],
            Diagnoses = rule == "H09" ? VisitOrders.RenalFailure() : [VisitOrder.Diagnose(Conditions.ThyroidNodule)],
            Department = Conditions.ThyroidNodule.Department,
        });
        scene.Label(new PersonFinding(rule, name, severity, description) { About = ("mdtrt", encounter) });
    }
}
