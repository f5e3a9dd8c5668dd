using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>Rule C02: clinics that bill one template for many, and one at which many have nothing but the flat fee.</summary>
internal sealed class TemplateVisits(Planting planting, int copy)
{
    private const string Rule = "C02";
    private const int Same = 22;

    public void Plant()
    {
        PlantDay(1, "template", ["MEDIUM"], Template, "Twenty-two of sixty visits with the same items and amount.");
        PlantDay(2, "template-days", ["MEDIUM", "MEDIUM", "HIGH"], Template,
            "Twenty-two of sixty visits with the same items and amount, on three days within a week.");
        PlantDay(11, "flat-fee", ["NONE"], FlatFee, "Twenty-two of sixty visits with nothing but the flat consultation fee.");
    }

    /// <summary>One day a severity, three days apart.</summary>
    private void PlantDay(
        int variant, string name, string[] severities, Func<Profile, Institution, Dice, VisitOrder> order, string description)
    {
        var key = planting.KeyOf(Rule, variant, copy);
        var last = planting.Days - 3;
        var first = 3 * (severities.Length - 1);
        if (last < first)
        {
            return;
        }

        var clinic = planting.World.Institutions.PlantClinic(doctors: 3);
        var day = new Dice(key, Strand.Scheme).Between(first, last) - first;
        foreach (var severity in severities)
        {
            IReadOnlyList<SettlementOccurrence> visits =
            [
                .. ClinicVisits.Of(planting, key, clinic, day, (Same, Hour: 8, MinutesBetween: 9), order),
                .. ClinicVisits.Of(planting, key, clinic, day, (60 - Same, Hour: 13, MinutesBetween: 7), VisitOrders.ForIllness),
            ];
            new PlantedDay(Rule, clinic, day, visits).Plant(planting, $"{Rule}-{name}-{copy}", severity, Same, description);
            day += 3;
        }
    }

    private static VisitOrder Template(Profile who, Institution where, Dice dice) => new()
    {
        Items =
        [
            new(Services.GeneralFee),
            new(Services.Infusion, 2),
            new(Services.InfusionSet),
            new(Conditions.Cold.Drugs[0], 2, SupplyDays: 3),
        ],
        Diagnoses = [VisitOrder.Diagnose(Conditions.Cold)],
        Department = Conditions.Cold.Department,
    };

    private static VisitOrder FlatFee(Profile who, Institution where, Dice dice) => new()
    {
        Items = [new(Services.GeneralFee)],
        Diagnoses = [VisitOrder.Diagnose(Conditions.Cold)],
        Department = Conditions.Cold.Department,
    };
}
