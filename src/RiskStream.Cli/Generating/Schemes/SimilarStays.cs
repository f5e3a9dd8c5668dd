using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>
/// Rule H13: a hospital that settles eight copies of one stay, where others treat the illness in many ways, and a day case that is the same
/// everywhere. All copies share nine hospitals, of which each takes another for the one; a diagnosis is nobody else's, so that stays are
/// compared among those planted here only.
/// </summary>
internal sealed class SimilarStays(Planting planting, int copy)
{
    private const string Rule = "H13";

    // Letters of categories that the background does not use, a hundred categories each.
    private const string Letters = "BQVR";
    private const int Copies = 8;
    private const int Nights = 3;

    // The peers' stays lie before, within the days that are compared.
    private const int First = 12;

    // Three on each day: on the second five persons are reached.
    private const int ADay = 3;
    private const int PersonsThatAlarm = 5;

    // The day closes, and something happens after it.
    private const int Length = First + (Copies / ADay) + Nights + 7;

    private static readonly Item[] Template = [Services.Dressing, .. Drugs.Ward.Take(3), .. Drugs.Pain.Take(3)];
    private static readonly Item[] DayCase = [Services.Cataract, Services.Dressings, Drugs.Airways[0], Drugs.Ward[0]];

    public void Plant()
    {
        if (planting.Days < Length)
        {
            return;
        }

        var dice = new Dice(planting.KeyOf(Rule, 1, copy), Strand.Scheme);
        var start = dice.Below(planting.Days - Length + 1);
        var hospital = planting.ComparedHospitals[copy % planting.ComparedHospitals.Count];
        var peers = planting.ComparedHospitals.Where(one => one != hospital).ToList();
        PlantTemplate(dice, start, hospital, peers);
        PlantPathway(dice, start, hospital, peers);
    }

    private void PlantTemplate(Dice dice, int start, Institution hospital, List<Institution> peers)
    {
        var category = $"{Letters[copy / 100]}{copy % 100:00}";
        var diagnosis = VisitOrder.Diagnose($"{category}.900", "皮肤病");
        foreach (var peer in peers)
        {
            Admit(dice, peer, start, nights: 2, diagnosis, _ => Order(Drugs.Ward.Take(4)));
            Admit(dice, peer, start + 1, nights: 2, diagnosis, _ => Order(Drugs.Airways.Concat(Drugs.Ward.Skip(4))));
        }

        var stays = Enumerable.Range(0, Copies)
            .Select(number => Admit(dice, hospital, start + First + (number / ADay), Nights, diagnosis, _ => Order(Template)))
            .OrderBy(stay => stay.Discharged).ToList();
        Label("template", "HIGH", $"{hospital.Code}|{category}", stays, "Eight stays of three nights with one and the same bill, within three days.");
    }

    private void PlantPathway(Dice dice, int start, Institution hospital, List<Institution> peers)
    {
        var diagnosis = VisitOrder.Diagnose("H25.900", "老年性白内障");
        foreach (var peer in peers)
        {
            Admit(dice, peer, start, nights: 0, diagnosis, _ => Order(DayCase));
            Admit(dice, peer, start + 1, nights: 0, diagnosis, _ => Order(DayCase));
        }

        var stays = Enumerable.Range(0, Copies)
            .Select(number => Admit(dice, hospital, start + First + (number / ADay), nights: 0, diagnosis, _ => Order(DayCase)))
            .OrderBy(stay => stay.Discharged).ToList();
        Label("day-case", "NONE", $"{hospital.Code}|H25", stays, "Eight cataracts operated on by day in one way, as everywhere.");
    }

    private static IReadOnlyList<OrderedItem> Order(IEnumerable<Item> items) => [.. items.Select(item => new OrderedItem(item))];

    private Stay Admit(
        Dice dice, Institution where, int day, int nights, Diagnosis diagnosis, Func<int, IReadOnlyList<OrderedItem>> orders)
    {
        var calendar = planting.World.Calendar;
        var stay = Stays.ForIllness(Conditions.Dizziness, new StaySlot(dice.Next(), planting.NextAdult(), where, day, nights), calendar) with
        {
            MedType = "21",
            Diagnoses = [diagnosis],
            Department = "A10",
            Orders = orders,
            Lane = Lane.Planted,
        };
        planting.Script.Add(stay.Day, () => StayPlan.Of(stay, calendar));
        return stay;
    }

    private void Label(string name, string severity, string subject, List<Stay> stays, string description)
    {
        var isScheme = severity != "NONE";
        var crossed = planting.Day(stays[PersonsThatAlarm - 1].Day + stays[0].Nights);
        planting.Labels.Add(new SchemeLabel
        {
            SchemeId = $"{Rule}-{name}-{copy}",
            RuleId = Rule,
            IsScheme = isScheme,
            SubjectKind = "inst+icd3",
            SubjectKey = subject,
            Severity = severity,
            AnchorDay = isScheme ? crossed : "",
            Days = [crossed],
            BusinessKeys = [.. stays.Select(stay => "ADM:" + stay.EncounterId)],
            Description = description,
        });
    }
}
