using System.Globalization;
using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Time;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>
/// Fee lines of one encounter and their sums in fen: total = in scope + first share + own. Line numbers are unique
/// within the encounter.
/// </summary>
internal sealed class Bill(Institution where, string doctor, string department, string batch)
{
    private static readonly string[] Quantities =
        [.. Enumerable.Range(0, 100).Select(n => n.ToString(CultureInfo.InvariantCulture))];

    public List<FeeLine> Lines { get; } = [];

    public long Total { get; private set; }

    /// <summary>What counts for reimbursement.</summary>
    public long InScope { get; private set; }

    /// <summary>The tenth of partly covered items that the person pays first.</summary>
    public long FirstShare { get; private set; }

    /// <summary>Items outside the scope of insurance.</summary>
    public long Own { get; private set; }

    public FeeLine Add(OrderedItem ordered, long occurred, int number)
    {
        var item = ordered.Item;
        var price = PriceOf(item, where.Level);
        var amount = price * ordered.Quantity;
        var own = item.Grade == "03" ? amount : 0;
        var firstShare = item.Grade == "02" ? amount / 10 : 0;
        Total += amount;
        Own += own;
        FirstShare += firstShare;
        InScope += amount - own - firstShare;
        var line = new FeeLine
        {
            FeedetlSn = number.ToString(CultureInfo.InvariantCulture),
            ChrgBchno = batch,
            FeeOcurTime = CivilCalendar.Stamp(occurred),
            MedListCodg = item.Code,
            MedinsListCodg = item.Code,
            MedinsListName = item.Name,
            ListType = item.ListType,
            MedChrgitmType = item.ChargeClass,
            ChrgitmLv = item.Grade,
            Cnt = ordered.Quantity < 0 ? "-" + Quantities[-ordered.Quantity] : Quantities[ordered.Quantity],
            PricE6 = price * 10_000,
            DetItemFeeSumamtFen = amount,
            InscpScpAmtFen = amount - own - firstShare,
            BilgDeptCodg = department,
            BilgDrCodg = doctor,
        };
        if (ordered.SupplyDays > 0)
        {
            line.PrdDays = Quantities[ordered.SupplyDays];
        }

        Lines.Add(line);
        return line;
    }

    /// <summary>Adds a bill whose lines were sent before.</summary>
    public void Add(Bill earlier)
    {
        Total += earlier.Total;
        InScope += earlier.InScope;
        FirstShare += earlier.FirstShare;
        Own += earlier.Own;
    }

    private static long PriceOf(Item item, string level)
    {
        if (item.IsDrug || item.ChargeClass == "08")
        {
            return item.PriceFen;
        }

        // Whole jiao, as price lists have it.
        var percent = level switch { "3" => 118, "2" => 100, "1" => 85, _ => 75 };
        return Math.Max(10, item.PriceFen * percent / 1000 * 10);
    }
}
