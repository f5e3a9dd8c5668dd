using RiskStream.Cli.Generating.Background;
using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Time;
using RiskStream.Cli.Generating.Transactions;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>
/// A dialysis centre: the same patients every Monday, Wednesday and Friday, all of them with a panel every fourth
/// Monday.
/// </summary>
internal sealed class PlantedDialysisCentre(Planting planting, ulong key) : IEventSource
{
    private const int Patients = 24;
    private const int PanelInterval = 28;

    private readonly CivilCalendar _calendar = planting.World.Calendar;
    private readonly int _pool = planting.NextPool(Patients);

    public static IReadOnlyList<Item> Panel => DialysisPatients.MonthlyPanel;

    public Institution Where { get; } = planting.World.Institutions.Plant(Axis.Hospital, specialty: "dialysis");

    public IReadOnlyList<int> PanelDays =>
        [.. Enumerable.Range(0, planting.Days).Where(IsPanelDay)];

    public IEnumerable<string> BusinessKeys(int day) =>
        Enumerable.Range(0, Patients).Select(patient => "SET:" + Ids.Settlement(KeyOf(day, patient)));

    public void Plan(int day, Agenda agenda)
    {
        if (!DialysisPatients.IsSession(turn: 0, _calendar.WeekdayOf(day)))
        {
            return;
        }

        var panel = IsPanelDay(day) ? Panel : [];
        for (var patient = 0; patient < Patients; patient++)
        {
            agenda.Add(new VisitSettlement
            {
                At = _calendar.At(day, patient % 2 == 0 ? 11 : 16, 2 * patient) + (long)(KeyOf(day, patient) % 60),
                Key = KeyOf(day, patient),
                Where = Where,
                Person = _pool + patient,
                Lane = Lane.Planted,
                Order = (_, _, dice) => VisitOrders.ForDialysis(panel, dice),
            });
        }
    }

    private bool IsPanelDay(int day) => (day - _calendar.NextWeekday(0, DayOfWeek.Monday)) % PanelInterval == 0;

    private ulong KeyOf(int day, int patient) => StableHash.Of(key, Strand.Trade, day, patient);
}
