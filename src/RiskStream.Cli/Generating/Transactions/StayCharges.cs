using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Time;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>
/// What a stay is charged day by day: a pure function of the stay and the day, so that the settlement can add up what
/// the nightly batches said.
/// </summary>
internal static class StayCharges
{
    private const int LinesPerDay = 100;

    /// <summary>Seconds before discharge that the day's first charge, at the latest, and its last one have.</summary>
    private static readonly (int First, int Last) BeforeDischarge =
        (20 * CivilCalendar.Minute, 5 * CivilCalendar.Minute);

    public static Bill On(Stay stay, int dayOfStay, CivilCalendar calendar)
    {
        var dice = new Dice(stay.Key, Strand.StayDay, dayOfStay);
        var batch = Quantity(stay.BatchOf(dayOfStay));
        var bill = new Bill(stay.Where, stay.Doctor, stay.Department, batch);
        var (from, to) = Hours(stay, dayOfStay, calendar);
        var number = (dayOfStay * LinesPerDay) + 1;
        foreach (var ordered in Orders(stay, dayOfStay, dice))
        {
            bill.Add(ordered, from + dice.Below((int)Math.Max(1, to - from)), number++);
        }

        return bill;
    }

    /// <summary>The sum of a span of days, both included.</summary>
    public static Bill Sum(Stay stay, int firstDay, int lastDay, CivilCalendar calendar)
    {
        var sum = new Bill(stay.Where, stay.Doctor, stay.Department, Quantity(stay.BatchOf(lastDay)));
        for (var day = firstDay; day <= lastDay; day++)
        {
            sum.Add(On(stay, day, calendar));
        }

        return sum;
    }

    /// <summary>
    /// The instant of the day's last charge or after it: when the night's batch counts as having happened.
    /// </summary>
    public static long ClosingTime(Stay stay, int dayOfStay, CivilCalendar calendar) =>
        Hours(stay, dayOfStay, calendar).To;

    /// <summary>
    /// When a day's charges may arise: on the ward by day, but not before admission nor after discharge.
    /// </summary>
    private static (long From, long To) Hours(Stay stay, int dayOfStay, CivilCalendar calendar)
    {
        var day = stay.Day + dayOfStay;
        var minuteOfClosing = (int)(StableHash.Of(stay.Key, Strand.StayDay, dayOfStay, 1) % 120);
        var from = Math.Max(calendar.At(day, 8), stay.Admitted + (10 * CivilCalendar.Minute));
        var to = Math.Max(calendar.At(day, 18, minuteOfClosing), from + CivilCalendar.Hour);
        return dayOfStay == stay.Nights
            ? (Math.Min(from, stay.Discharged - BeforeDischarge.First), stay.Discharged - BeforeDischarge.Last)
            : (from, Math.Min(to, calendar.Midnight(day + 1) - 1));
    }

    private static List<OrderedItem> Orders(Stay stay, int dayOfStay, Dice dice)
    {
        var orders = new List<OrderedItem>(20);
        var lastDay = dayOfStay == stay.Nights && stay.Nights > 0;
        orders.Add(new OrderedItem(Services.Round));
        if (!lastDay)
        {
            orders.Add(new OrderedItem(Services.Bed));
            orders.Add(new OrderedItem(dayOfStay < 2 ? Services.NursingOne : Services.NursingTwo));
        }

        if (stay.Orders is not null)
        {
            orders.AddRange(stay.Orders(dayOfStay));
            return orders;
        }

        if (dayOfStay == 0)
        {
            AddExams(orders, stay, dice);
        }
        else if (dice.Chance(0.25) && dice.Pick(stay.Care.Exams) is { ChargeClass: "04" } again)
        {
            // Laboratory tests follow an illness day by day; pictures are not taken again within a stay.
            orders.Add(new OrderedItem(again));
        }

        AddCare(orders, stay, dayOfStay, dice);
        return orders;
    }

    private static void AddExams(List<OrderedItem> orders, Stay stay, Dice dice)
    {
        // Each item is decided by itself, so that no panel is common to many patients.
        var share = stay.Nights == 0 ? 0.1 : 0.6;
        foreach (var exam in Exams.OnAdmission.Union(stay.Care.Exams))
        {
            if (dice.Chance(share))
            {
                orders.Add(new OrderedItem(exam));
            }
        }
    }

    private static void AddCare(List<OrderedItem> orders, Stay stay, int dayOfStay, Dice dice)
    {
        if (stay.Care.Treatment is { } treatment)
        {
            orders.Add(new OrderedItem(treatment));
        }

        if (stay.Care.Operation is { } operation && dayOfStay == Math.Min(1, stay.Nights))
        {
            orders.Add(new OrderedItem(operation));
            orders.Add(new OrderedItem(Services.Dressings, dice.Between(2, 6)));
            orders.Add(new OrderedItem(Services.Catheter));
        }

        if (dayOfStay == stay.Nights && stay.Nights > 0)
        {
            return;
        }

        orders.Add(new OrderedItem(Services.Infusion, dice.Between(1, 3)));
        orders.Add(new OrderedItem(Services.InfusionSet));
        foreach (var drug in VisitOrders.DrawSome(stay.Care.Drugs, dice.Between(1, 3), dice))
        {
            orders.Add(new OrderedItem(drug));
        }

        foreach (var drug in VisitOrders.DrawSome(Drugs.Ward, dice.Between(2, 4), dice))
        {
            orders.Add(new OrderedItem(drug, dice.Between(1, 4)));
        }
    }

    private static string Quantity(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
