using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>
/// Rule H08: a hospital of which half the charge are examinations, where they are a quarter elsewhere, and a tumour hospital of which most are
/// drugs, as is its work. They are in the next prefecture, where only planted hospitals are, so that the peers are known.
/// </summary>
internal sealed class FeeStructures(Planting planting, int copy)
{
    private const string Rule = "H08";

    // So many, three a day and for a night, are compared; the last is settled on the eleventh day.
    private const int Stays = 30;
    private const int ADay = 3;
    private const int Nights = 1;
    private const int LastDay = (Stays / ADay) - 1 + Nights;

    // The day closes, and something happens after it.
    private const int Length = LastDay + 7;

    // All copies fall in one window. Of the hospitals of one group those that stand out must stay the few.
    private const int CopiesForPeers = 4;
    private const int Peers = 8;
    private const int Start = 20;

    private static readonly Item[] MoreExams = [Exams.ChestCt, Exams.Heart, Exams.Carotid, Exams.Abdomen];

    public void Plant()
    {
        if (planting.Days < Start + Length)
        {
            return;
        }

        var dice = new Dice(planting.KeyOf(Rule, 1, copy), Strand.Scheme);
        if (copy % CopiesForPeers == 1)
        {
            for (var peer = 0; peer < Peers; peer++)
            {
                Settle(dice, Found("general"), Mixed);
            }
        }

        var (dear, tumours) = (Found("general"), Found("oncology"));
        var examined = Settle(dice, dear, Examined);
        var treated = Settle(dice, tumours, WithDearDrugs);
        Label("exams", "HIGH", dear, examined, "Thirty stays, half of whose charge are examinations, where they are a quarter at eight others.");
        Label("tumours", "NONE", tumours, treated, "Thirty days of treatment in a tumour hospital, whose charge are drugs for the most part.");
    }

    private static IReadOnlyList<OrderedItem> Mixed(Dice dice) =>
    [
        .. Some(dice, Exams.OnAdmission, 3), new(dice.Pick(MoreExams)), .. Some(dice, Drugs.Ward, 3), .. Some(dice, Drugs.Airways, 2),
        new(Services.Infusion, 3), new(Services.Dressing, dice.Between(8, 12)), new(Services.Acupuncture, dice.Between(4, 6)),
    ];

    private static IReadOnlyList<OrderedItem> Examined(Dice dice) => [.. Mixed(dice), new(Exams.HeadCt)];

    private static IReadOnlyList<OrderedItem> WithDearDrugs(Dice dice) =>
        [.. Some(dice, Exams.OnAdmission, 3), .. Some(dice, Drugs.Tumour, 2), .. Some(dice, Drugs.Ward, 3), new(Services.Chemotherapy)];

    private static IEnumerable<OrderedItem> Some(Dice dice, IReadOnlyList<Item> items, int count) =>
        VisitOrders.DrawSome(items, count, dice).Select(item => new OrderedItem(item));

    private Institution Found(string specialty) => planting.World.Institutions.PlantElsewhere(Axis.Hospital, specialty);

    private List<Stay> Settle(Dice dice, Institution where, Func<Dice, IReadOnlyList<OrderedItem>> order) =>
        [.. Enumerable.Range(0, Stays).Select(number => Settle(dice, where, Start + (number / ADay), order)).OrderBy(stay => stay.Discharged)];

    private Stay Settle(Dice dice, Institution where, int day, Func<Dice, IReadOnlyList<OrderedItem>> order)
    {
        var calendar = planting.World.Calendar;
        var who = planting.NextAdult();
        var items = order(dice);
        var condition = Conditions.DrawStay(dice, who.Age, who.Female);
        var stay = Transactions.Stays.ForIllness(condition, new StaySlot(dice.Next(), who, where, day, Nights), calendar) with
        {
            Orders = dayOfStay => dayOfStay == 0 ? items : [],
            Lane = Lane.Planted,
        };
        planting.Script.Add(stay.Day, () => StayPlan.Of(stay, calendar));
        return stay;
    }

    private void Label(string name, string severity, Institution where, List<Stay> stays, string description)
    {
        var isScheme = severity != "NONE";
        var crossed = planting.Day(Start + LastDay);
        planting.Labels.Add(new SchemeLabel
        {
            SchemeId = $"{Rule}-{name}-{copy}",
            RuleId = Rule,
            IsScheme = isScheme,
            SubjectKind = "inst",
            SubjectKey = where.Code,
            Severity = severity,
            AnchorDay = isScheme ? crossed : "",
            Days = [crossed],
            BusinessKeys = [.. stays.Select(stay => "ADM:" + stay.EncounterId)],
            Description = description,
        });
    }
}
