using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.People;
using RiskStream.Cli.Generating.Time;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>
/// One planted person and what is done to the person, from a day on that leaves room for all of it. Facts are told in
/// the order in which they are added. Touched only while a prefecture is made.
/// </summary>
internal sealed class PlantedScene
{
    private readonly Planting _planting;
    private readonly int _copy;
    private readonly Dice _dice;
    private readonly List<PersonFinding.Fact> _facts = [];

    private PlantedScene(Planting planting, int copy, Dice dice, int length)
    {
        _planting = planting;
        _copy = copy;
        _dice = dice;
        Who = planting.NextAdult();
        FirstDay = dice.Below(planting.Days - length + 1);
    }

    public Profile Who { get; }

    public int FirstDay { get; }

    private CivilCalendar Calendar => _planting.World.Calendar;

    /// <summary>Opens a scene of so many civil days, or none where the run is too short for it.</summary>
    public static PlantedScene? Open(Planting planting, string rule, int variant, int copy, int length) =>
        planting.Days < length
            ? null
            : new PlantedScene(planting, copy, new Dice(planting.KeyOf(rule, variant, copy)), length);

    /// <summary>One of the prefecture's hospitals; different numbers below 3 give different ones.</summary>
    public Institution Hospital(int number)
    {
        var hospitals = _planting.World.Institutions.Ordinary(Axis.Hospital);
        return hospitals[(Who.Index + number) % hospitals.Count];
    }

    /// <summary>One of the prefecture's pharmacies; different numbers below 12 give different ones where it has as many.</summary>
    public Institution Pharmacy(int number)
    {
        var pharmacies = _planting.World.Institutions.Ordinary(Axis.Pharmacy);
        return pharmacies[(Who.Index + number) % pharmacies.Count];
    }

    /// <summary>A slot for a stay, days counted from the first of the scene.</summary>
    public StaySlot Slot(Institution where, int day, int nights) =>
        new(_dice.Next(), Who, where, FirstDay + day, nights);

    /// <summary>An ordinary stay, not by way of the emergency room.</summary>
    public Stay Illness(Condition condition, Institution where, int day, int nights) =>
        Stays.ForIllness(condition, Slot(where, day, nights), Calendar) with { MedType = "21" };

    public long At(int day, int hour, int minute = 0) => Calendar.At(FirstDay + day, hour, minute, _dice.Below(60));

    public void Perform(Stay stay)
    {
        var planted = stay with { Lane = Lane.Planted };
        _facts.Add(PersonFinding.Fact.Of(planted));
        _planting.Script.Add(planted.Day, () => StayPlan.Of(planted, Calendar));
    }

    /// <summary>A visit for a cold, or for what is ordered; gives its mdtrt_id.</summary>
    public string Visit(Institution where, long at, Func<Profile, Institution, Dice, VisitOrder>? order = null)
    {
        var key = NextFact(at);
        _planting.Script.Add(Calendar.DayOf(at), () =>
        [
            new VisitSettlement
            {
                At = at,
                Key = key,
                Where = where,
                Person = Who.Index,
                Lane = Lane.Planted,
                Order = order ?? ((_, place, dice) => VisitOrders.For(Conditions.Cold, [], place, dice)),
            },
        ]);
        return Ids.Encounter(key);
    }

    /// <summary>A purchase of anything, or of what is said.</summary>
    public void Purchase(
        Institution where, long at, FamilyAccount paidBy = FamilyAccount.Never, IReadOnlyList<OrderedItem>? items = null)
    {
        var key = NextFact(at);
        _planting.Script.Add(Calendar.DayOf(at), () =>
        [
            new PurchaseSettlement
            {
                At = at,
                Key = key,
                Where = where,
                Person = Who.Index,
                Lane = Lane.Planted,
                PaidBy = paidBy,
                Items = items,
            },
        ]);
    }

    /// <summary>Says what the facts so far come to.</summary>
    public void Label(PersonFinding finding) => finding.Label(_planting, _copy, Who, _facts);

    private ulong NextFact(long at)
    {
        var key = _dice.Next();
        _facts.Add(PersonFinding.Fact.Of(Calendar.DayOf(at), key));
        return key;
    }
}
