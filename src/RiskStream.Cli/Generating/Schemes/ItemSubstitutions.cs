using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>
/// Rule H12: a hospital that charges a dearer implant for a cheaper one, and two that take to a new catalogue on the same day. Each has
/// products and a substitution group of its own, so that what they charge is compared among themselves only.
/// </summary>
internal sealed class ItemSubstitutions(Planting planting, int copy)
{
    private const string Rule = "H12";
    private const int Before = 28;
    private const int Week = 7;

    // From the first use of the dearer product, by which it is known, to the days that are compared.
    private const int KnownDays = 7;
    private const int Length = KnownDays + Before + Week;

    private const int EveryDays = 4;

    // On the fifth day thirty units are reached in seven.
    private const int CrossedOn = KnownDays + Before + 4;

    // The week closes, and something happens after it.
    private const int DaysAfter = 6;

    public void Plant()
    {
        PlantOne(1, "one-hospital", "HIGH", "One hospital goes over to a dearer product within a week, and another does not.", othersSwitch: false);
        PlantOne(11, "new-catalogue", "NONE", "Two hospitals go over to a dearer product on the same day, as with a new catalogue.", othersSwitch: true);
    }

    private void PlantOne(int variant, string name, string severity, string description, bool othersSwitch)
    {
        if (planting.Days < Length + DaysAfter)
        {
            return;
        }

        var key = planting.KeyOf(Rule, variant, copy);
        var dice = new Dice(key, Strand.Scheme);
        var start = dice.Below(planting.Days - Length - DaysAfter + 1);
        var group = Ids.Token(dice.Next(), 8);
        var products = (Dearer: Product(dice, "进口假体", 260_000), Cheaper: Product(dice, "国产假体", 120_000));
        planting.Substitutions.Add(new SubstitutionGroup { GroupId = group, MedListCodgs = { products.Cheaper.Code, products.Dearer.Code } });
        var hospitals = planting.World.Institutions.Ordinary(Axis.Hospital);
        var at = dice.Below(hospitals.Count);
        var first = Treat(key, hospitals[at], start, products, switches: true);
        var other = Treat(StableHash.Of(key, Strand.Scheme, 2), hospitals[(at + 1) % hospitals.Count], start, products, othersSwitch);
        Label(name, severity, description, $"{first.Where.Code}|{group}|{products.Dearer.Code}", (start, first.Visits));
        if (othersSwitch)
        {
            Label(name, severity, description, $"{other.Where.Code}|{group}|{products.Dearer.Code}", (start, other.Visits));
        }
    }

    private static Item Product(Dice dice, string name, int fen) => new($"C0204{dice.Next() % 1_000_000_000_000_000:D15}", name, "08", fen, "02");

    /// <summary>
    /// A visit every fourth day with ten of the cheaper product and one of the dearer for each; and, where the hospital switches, one on each day
    /// of the last week, with two and six.
    /// </summary>
    private (Institution Where, List<SettlementOccurrence> Visits) Treat(
        ulong key, Institution where, int start, (Item Dearer, Item Cheaper) products, bool switches)
    {
        var visits = new List<SettlementOccurrence>();
        void Visit(int offset, int cheaper, int dearer) => visits.AddRange(
            Visits(key, where, start + offset, [new(Services.Consultation), new(products.Cheaper, cheaper), new(products.Dearer, dearer)]));

        Visit(0, EveryDays * 10, EveryDays);
        for (var offset = KnownDays; offset < (switches ? KnownDays + Before : Length); offset += EveryDays)
        {
            Visit(offset, EveryDays * 10, EveryDays);
        }

        for (var offset = KnownDays + Before; offset < Length && switches; offset++)
        {
            Visit(offset, 2, 6);
        }

        return (where, visits);
    }

    private List<SettlementOccurrence> Visits(ulong key, Institution where, int day, IReadOnlyList<OrderedItem> items)
    {
        var order = new VisitOrder { Items = items, Diagnoses = [VisitOrder.Diagnose("M16.900", "髋关节病")], Department = "A04" };
        var visits = ClinicVisits.Of(planting, key, where, day, (1, Hour: 10, MinutesBetween: 1), (_, _, _) => order);
        planting.Script.Add(day, () => visits);
        return visits;
    }

    private void Label(string name, string severity, string description, string subject, (int Start, List<SettlementOccurrence> Visits) charged)
    {
        var isScheme = severity != "NONE";
        var crossed = planting.Day(charged.Start + CrossedOn);
        planting.Labels.Add(new SchemeLabel
        {
            SchemeId = $"{Rule}-{name}-{copy}",
            RuleId = Rule,
            IsScheme = isScheme,
            SubjectKind = "inst+group+item",
            SubjectKey = subject,
            Severity = severity,
            AnchorDay = isScheme ? crossed : "",
            Days = [crossed],
            BusinessKeys = [.. charged.Visits.TakeLast(Week).Select(visit => "SET:" + visit.SettlementId)],
            Description = description,
        });
    }
}
