using RiskStream.Cli.Generating.Chance;

namespace RiskStream.Cli.Generating.Time;

/// <summary>
/// How activity of one kind is spread over the hours of a day and the days of a week. The morning peak of 09:00 to
/// 11:00 takes about six times the share of an average hour.
/// </summary>
internal sealed class Rhythm
{
    /// <summary>Outpatient departments and clinics.</summary>
    public static readonly Rhythm Outpatient = new(
        [0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.6, 3, 10, 46, 44, 10, 1.5, 3, 7, 6, 4, 2, 1.2, 0.9, 0.6, 0.3, 0.2, 0.1],
        saturday: 0.6, sunday: 0.4, holiday: 0.4);

    /// <summary>Pharmacies: open from 08:00 to 22:00, and filling and emptying by degrees.</summary>
    public static readonly Rhythm Pharmacy = new(
        [0, 0, 0, 0, 0, 0, 0, 1, 12, 27, 26, 13, 5, 4, 5, 6, 6, 5, 5, 5, 4, 2, 0, 0],
        saturday: 0.85, sunday: 0.8, holiday: 0.7);

    /// <summary>Admissions: after the morning round, and emergencies at any hour.</summary>
    public static readonly Rhythm Admission = new(
        [0.5, 0.4, 0.4, 0.3, 0.3, 0.4, 0.6, 2, 8, 22, 20, 8, 3, 4, 8, 7, 5, 3, 2, 1.5, 1.2, 1, 0.8, 0.6],
        saturday: 0.6, sunday: 0.45, holiday: 0.5);

    private readonly double[] _hours;
    private readonly double _saturday;
    private readonly double _sunday;
    private readonly double _holiday;
    private readonly double _scale;

    private Rhythm(double[] hours, double saturday, double sunday, double holiday)
    {
        _hours = Dice.Cumulate(hours);
        (_saturday, _sunday, _holiday) = (saturday, sunday, holiday);
        _scale = 7 / (5 + saturday + sunday);
    }

    /// <summary>Activity of a day relative to the average day.</summary>
    public double DayFactor(DateOnly date)
    {
        var weekday = date.DayOfWeek switch
        {
            DayOfWeek.Saturday => _saturday,
            DayOfWeek.Sunday => _sunday,
            _ => 1.0,
        };
        return _scale * (Holidays.Contains(date) ? Math.Min(weekday, _holiday) : weekday);
    }

    /// <summary>A second of the day, drawn by the hours' weights.</summary>
    public int SecondOfDay(Dice dice) => (dice.PickIndex(_hours) * CivilCalendar.Hour) + dice.Below(CivilCalendar.Hour);
}
