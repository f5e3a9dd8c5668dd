using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rule H07: examinations that cluster.</summary>
internal sealed class ExamClusters(Planting planting, int copy)
{
    public const string Rule = "H07";

    private static readonly int[] Steady = [8, 7, 9, 8, 8, 9, 7, 8];
    private static readonly Item[] Package =
        [Exams.TumourMarkers, Exams.ThyroidLab, Exams.Hba1c, Exams.Heart, Exams.BoneDensity];

    public void Plant()
    {
        PlantSurge(1, more: 0, turnout: 24, new(
            $"{Rule}-surge-{copy}", Exams.BoneDensity, "HIGH", "24 persons on a weekday that has 8 (z above 5)."));
        PlantSurge(2, more: 1, turnout: 21, new(
            $"{Rule}-surge-medium-{copy}", Exams.Holter, "MEDIUM", "21 persons on a weekday that has 9 (z of 4)."));
        PlantPackage(3);
    }

    /// <summary>An item with others of the everyday business, differently for each person.</summary>
    public static IReadOnlyList<Item> WithOthers(Item item, Dice dice) =>
        [item, .. VisitOrders.DrawSome(PlantedHospital.Everyday, dice.Between(2, 4), dice)];

    private void PlantSurge(int variant, int more, int turnout, SessionFinding finding)
    {
        if (SessionPlace.Find(planting, planting.KeyOf(Rule, variant, copy), variant + copy) is not { } place)
        {
            return;
        }

        int Usual(int ordinal) => Steady[ordinal % Steady.Length] + more;
        IReadOnlyList<Item> Panel(int ordinal, int number, Dice dice) => WithOthers(finding.Item, dice);
        place.HoldDayAfter(Usual, Panel);
        var sessions = place.Hold(ordinal => ordinal == place.Counts ? turnout : Usual(ordinal), Panel);
        planting.Labels.Add(finding.Label(planting, sessions, [place.Counts]));
    }

    /// <summary>
    /// Sixteen of eighteen persons have the very same five items; on other days each item is ordered by itself.
    /// </summary>
    private void PlantPackage(int variant)
    {
        if (SessionPlace.Find(planting, planting.KeyOf(Rule, variant, copy), variant + copy) is not { } place)
        {
            return;
        }

        place.HoldHistory(Package);
        var sessions = place.Hold(
            ordinal => ordinal == place.Counts ? 18 : 0,
            (_, number, dice) => number < 16 ? Package : WithOthers(Package[number % Package.Length], dice));
        foreach (var item in Package)
        {
            var finding = new SessionFinding(
                $"{Rule}-package-{copy}", item, "HIGH", "Sixteen persons of a day have the same panel of five items.");
            planting.Labels.Add(finding.Label(planting, sessions, [place.Counts]));
        }
    }
}
