using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rule H05: beds that are paid for while nothing is done, and stays on which there is little to do.</summary>
internal sealed class IdleBeds(Planting planting, int copy)
{
    private const string Rule = "H05";
    private const int Nights = 10;

    // A day is judged after 96 hours and some.
    private const int DaysToWait = 6;

    public void Plant()
    {
        Plant(1, "three-days", Idle(3, 5), "MEDIUM", "Ten nights, with nothing but bed, round and nursing on three days in a row.");
        Plant(2, "six-days", Idle(3, 8), "HIGH", "Ten nights, with nothing but bed, round and nursing on six days in a row.");
        Plant(11, "drug-between", [3, 5], "NONE", "Ten nights, with drugs on the second of three days on which nothing else is done.");
        if (planting.Days >= Nights + DaysToWait)
        {
            Plant(12, "psychiatric", Idle(3, 8), "NONE", "Ten nights in a psychiatric hospital (F20.9), with six quiet days in a row.",
                planting.World.Institutions.Plant(Axis.Hospital, specialty: "psychiatric"));
        }
    }

    /// <summary>Days of the stay on which nothing is done, both ends included; the day of admission is the first.</summary>
    private static int[] Idle(int from, int to) => [.. Enumerable.Range(from, to - from + 1)];

    private void Plant(int variant, string name, int[] idle, string severity, string description, Institution? psychiatric = null)
    {
        if (PlantedScene.Open(planting, Rule, variant, copy, Nights + DaysToWait) is not { } scene)
        {
            return;
        }

        var stay = scene.Illness(Conditions.Dizziness, psychiatric ?? scene.Hospital(0), day: 0, Nights) with
        {
            Orders = day => idle.Contains(day + 1) ? [] : Care,
        };
        if (psychiatric is not null)
        {
            stay = stay with { Diagnoses = [VisitOrder.Diagnose("F20.900", "精神分裂症")], Department = "A15" };
        }

        scene.Perform(stay);
        scene.Label(new PersonFinding(Rule, name, severity, description) { About = ("mdtrt", stay.EncounterId) });
    }

    private static IReadOnlyList<OrderedItem> Care =>
        [new(Conditions.Dizziness.Drugs[0]), new(Services.Infusion), new(Services.InfusionSet), new(Drugs.Ward[0], 2)];
}
