using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.People;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>The orders of the honest background.</summary>
internal static class VisitOrders
{
    private const string RenalUnit = "A09";

    /// <summary>What a clinic looks at now and then in a chronic patient.</summary>
    private static readonly Item[] CheckUps = [Exams.Glucose, Exams.Urine, Exams.BloodCount, Exams.Ecg, Exams.Lipids];

    /// <summary>A visit for whatever ails: about seven lines at a hospital, fewer at a clinic.</summary>
    public static VisitOrder ForIllness(Profile who, Institution where, Dice dice)
    {
        var condition = Conditions.DrawVisit(dice, who);
        var exams = where.Axis == Axis.Hospital && dice.Chance(0.55) ? DrawExams(condition, dice) : [];
        return For(condition, exams, where, dice);
    }

    public static VisitOrder For(Condition condition, IReadOnlyList<Item> exams, Institution where, Dice dice)
    {
        var items = new List<OrderedItem>(10)
        {
            new(where.Axis == Axis.Clinic ? Services.GeneralFee : Services.Consultation),
        };
        items.AddRange(exams.Select(Once));
        AddTreatment(items, condition, dice);
        foreach (var drug in DrawSome(condition.Drugs, dice.Between(1, 4), dice))
        {
            items.Add(new OrderedItem(drug, dice.Between(1, 3), SupplyDays: dice.Between(3, 7)));
        }

        return new VisitOrder
        {
            Items = items,
            Diagnoses = [VisitOrder.Diagnose(condition)],
            Department = condition.Department,
        };
    }

    /// <summary>
    /// A chronic patient's visit to the clinic instead of the pharmacy: four weeks' drugs, or twelve by a long prescription.
    /// </summary>
    public static VisitOrder ForLongTermDisease(Condition condition, Dice dice, int weeks = 4) => new()
    {
        Items =
        [
            new(Services.GeneralFee),
            .. DrawSome(CheckUps, dice.Chance(0.4) ? dice.Between(1, 2) : 0, dice).Select(Once),
            .. DrawSome(condition.Drugs, dice.Between(2, 3), dice)
                .Select(drug => new OrderedItem(drug, weeks / 2, SupplyDays: 7 * weeks)),
        ],
        Diagnoses = [VisitOrder.Diagnose(condition)],
        Department = condition.Department,
        Service = ServiceKind.ChronicOutpatient,
        MedType = "14",
        DiseaseNumber = condition.DiseaseNumber,
    };

    /// <summary>One session of dialysis, with the laboratory items that are due.</summary>
    public static VisitOrder ForDialysis(IReadOnlyList<Item> laboratory, Dice dice) => new()
    {
        Items =
        [
            new(dice.Chance(0.2) ? Services.Haemodiafiltration : Services.Haemodialysis),
            new(Services.Dialyser),
            new(Services.InfusionSet),
            new(Drugs.Heparin),
            new(Drugs.Erythropoietin, 2),
            .. laboratory.Select(Once),
        ],
        Diagnoses = RenalFailure(),
        Department = RenalUnit,
        Service = ServiceKind.ChronicOutpatient,
        MedType = "14",
        DiseaseNumber = "M07801",
    };

    public static IReadOnlyList<Diagnosis> RenalFailure() =>
    [
        VisitOrder.Diagnose("N18.500", "慢性肾脏病5期"),
        VisitOrder.Diagnose("Z49.100", "体外透析", main: false),
    ];

    /// <summary>
    /// Exams for a condition: each of its own with even odds, and now and then one of the common ones. No two patients
    /// need have the same set, so an honest hospital shows no dominating panel.
    /// </summary>
    public static IReadOnlyList<Item> DrawExams(Condition condition, Dice dice)
    {
        var drawn = condition.Exams.Where(_ => dice.Chance(0.5)).ToList();
        foreach (var extra in DrawSome(Exams.Common, dice.Between(drawn.Count == 0 ? 1 : 0, 3), dice))
        {
            if (!drawn.Contains(extra))
            {
                drawn.Add(extra);
            }
        }

        return drawn;
    }

    /// <summary>Some different items of a list, in the list's order.</summary>
    public static IEnumerable<T> DrawSome<T>(IReadOnlyList<T> from, int count, Dice dice)
    {
        var needed = Math.Min(count, from.Count);
        for (var at = 0; at < from.Count && needed > 0; at++)
        {
            if (dice.Below(from.Count - at) < needed)
            {
                needed--;
                yield return from[at];
            }
        }
    }

    private static OrderedItem Once(Item item) => new(item);

    private static void AddTreatment(List<OrderedItem> items, Condition condition, Dice dice)
    {
        if (condition.Drugs == Drugs.Pain && dice.Chance(0.5))
        {
            items.AddRange(DrawSome(Services.Physiotherapy, dice.Between(1, 2), dice).Select(Once));
        }
        else if (dice.Chance(0.35))
        {
            items.Add(new OrderedItem(Services.Infusion));
            items.Add(new OrderedItem(Services.InfusionSet));
            items.Add(new OrderedItem(Services.Syringe));
            items.Add(new OrderedItem(Drugs.Ward[dice.Below(2)], dice.Between(1, 2)));
        }
    }
}
