using RiskStream.Cli.Generating.Chance;
using RiskStream.Cli.Generating.Time;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>
/// How long after the event its message is sent: typically, late (still within the engine's allowed lateness) and too
/// late.
/// </summary>
internal sealed class Punctuality
{
    private const int Hour = CivilCalendar.Hour;

    /// <summary>Settlements, registrations and reversals are sent as they happen.</summary>
    public static readonly Punctuality AtOnce = new((_, dice) => dice.Below(3), Hour / 6, allowed: 24 * Hour);

    /// <summary>Admissions within some hours; a part of those of a weekend on Monday morning.</summary>
    public static readonly Punctuality Admission = new(AdmissionDelay, 24 * Hour, allowed: 72 * Hour);

    /// <summary>Discharges within a day, often after the settlement.</summary>
    public static readonly Punctuality Discharge =
        new((_, dice) => dice.Between(Hour / 2, 20 * Hour), 24 * Hour, allowed: 72 * Hour);

    /// <summary>Charges of a stay in the night that follows, some of them a night later.</summary>
    public static readonly Punctuality FeeBatch = new(NightDelay, 48 * Hour, allowed: 96 * Hour);

    private readonly Func<(Occurrence Occurrence, World World), Dice, long> _typical;
    private readonly int _lateFrom;
    private readonly int _allowed;

    private Punctuality(Func<(Occurrence Occurrence, World World), Dice, long> typical, int lateFrom, int allowed)
    {
        _typical = typical;
        _lateFrom = lateFrom;
        _allowed = allowed;
    }

    public long Delay(Occurrence occurrence, World world)
    {
        var dice = new Dice(occurrence.Key, Strand.Delay, (long)occurrence.Type, occurrence.At);
        var fate = dice.Unit();
        var rates = world.Options.Disturbances;
        if (occurrence.Lane != Lane.Planted && fate < rates.TooLate)
        {
            return dice.Between(_allowed + Hour, 3 * _allowed);
        }

        // An hour short of what is allowed: the watermark runs on events of other institutions.
        return fate > 1 - rates.Late
            ? dice.Between(_lateFrom, _allowed - Hour)
            : _typical((occurrence, world), dice);
    }

    private static long AdmissionDelay((Occurrence Occurrence, World World) of, Dice dice)
    {
        var calendar = of.World.Calendar;
        var day = calendar.DayOf(of.Occurrence.At);
        if (calendar.WeekdayOf(day) is DayOfWeek.Saturday or DayOfWeek.Sunday && dice.Chance(0.15))
        {
            var monday = calendar.At(calendar.NextWeekday(day, DayOfWeek.Monday), 8);
            return monday + dice.Below(2 * Hour) - of.Occurrence.At;
        }

        return (long)Math.Min(20 * Hour, dice.LogNormal(25 * CivilCalendar.Minute, 1));
    }

    private static long NightDelay((Occurrence Occurrence, World World) of, Dice dice)
    {
        var calendar = of.World.Calendar;
        var day = calendar.DayOf(of.Occurrence.At) + (dice.Chance(0.1) ? 1 : 0);
        var night = calendar.At(day, 22) + dice.Below(4 * Hour);
        return Math.Max(60, night - of.Occurrence.At);
    }
}
