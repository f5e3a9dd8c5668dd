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

    // On the fifth day thirty units are reached, and the cheaper product has fallen by half over seven days.
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
        var first = Treat(key, planting.World.Institutions.Plant(Axis.Hospital), start, products, switches: true);
        var other = Treat(StableHash.Of(key, Strand.Scheme, 2), planting.World.Institutions.Plant(Axis.Hospital), start, products, othersSwitch);
        Label(name, severity, description, $"{first.Where.Code}|{group}|{products.Dearer.Code}", (start, first.Visits));
        if (othersSwitch)
        {
            Label(name, severity, description, $"{other.Where.Code}|{group}|{products.Dearer.Code}", (start, other.Visits));
        }
    }

    private static Item Product(Dice dice, string name, int fen) => new($"C0204{dice.Next() % 1_000_000_000_000_000:D15}", name, "08", fen, "02");

    /// <summary>One visit a day with all that is charged on it.</summary>
    private (Institution Where, List<SettlementOccurrence> Visits) Treat(
        ulong key, Institution where, int start, (Item Dearer, Item Cheaper) products, bool switches)
    {
        var visits = new List<SettlementOccurrence>();
        foreach (var offset in Enumerable.Range(KnownDays, Before + Week).Prepend(0))
        {
            var isAfter = switches && offset >= KnownDays + Before;
            VisitOrder Order()
            {
                return new VisitOrder
                {
                    Items = [new(Services.Consultation), new(products.Cheaper, isAfter ? 2 : 10), new(products.Dearer, isAfter ? 6 : 1)],
                    Diagnoses = [VisitOrder.Diagnose("M16.900", "髋关节病")],
                    Department = "A04",
                };
            }

            var day = start + offset;
            var of = ClinicVisits.Of(planting, key, where, day, (1, Hour: 10, MinutesBetween: 1), (_, _, _) => Order());
            planting.Script.Add(day, () => of);
            visits.AddRange(of);
        }

        return (where, visits);
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
