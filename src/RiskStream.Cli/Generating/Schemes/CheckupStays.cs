using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rule H06: somebody lies in hospital to be examined, and somebody who was operated on besides.</summary>
internal sealed class CheckupStays(Planting planting, int copy)
{
    private const string Rule = "H06";
    private const int Nights = 3;

    private static readonly Item[] CheckUp =
    [
        Exams.HeadMri, Exams.LumbarMri, Exams.ChestCt, Exams.Heart, Exams.Carotid, Exams.Thyroid, Exams.Abdomen, Exams.Gastroscopy,
        Exams.ThyroidLab, Exams.TumourMarkers, Exams.Liver, Exams.Lipids,
    ];

    public void Plant()
    {
        Plant(1, "check-up", operation: null, "MEDIUM",
            "Three nights, of whose charge more than three fifths are examinations and hardly anything treatment.");
        Plant(11, "operated", Services.WoundSuture, "NONE",
            "Three nights, more than three fifths of them examinations, with a small operation.");
    }

    private void Plant(int variant, string name, Item? operation, string severity, string description)
    {
        if (PlantedScene.Open(planting, Rule, variant, copy, length: Nights + 5) is not { } scene)
        {
            return;
        }

        var stay = scene.Illness(Conditions.Dizziness, scene.Hospital(0), day: 0, Nights) with { Orders = day => OrdersOn(day, operation) };
        scene.Perform(stay);
        scene.Label(new PersonFinding(Rule, name, severity, description) { About = ("mdtrt", stay.EncounterId), DaysLater = Nights });
    }

    private static IReadOnlyList<OrderedItem> OrdersOn(int day, Item? operation) => day switch
    {
        0 => [.. CheckUp.Select(exam => new OrderedItem(exam))],
        1 when operation is not null => [new(operation), new(Conditions.Dizziness.Drugs[0])],
        _ => [new(Conditions.Dizziness.Drugs[0])],
    };
}
