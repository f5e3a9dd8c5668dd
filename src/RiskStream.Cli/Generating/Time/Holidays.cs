using System.Globalization;

namespace RiskStream.Cli.Generating.Time;

/// <summary>
/// The statutory holidays of a year, computed: the days themselves, without the working days that are moved around
/// them.
/// </summary>
internal static class Holidays
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    public static bool Contains(DateOnly date) =>
        (date.Month, date.Day) is (1, 1) or (4, 5) or (5, <= 3) or (10, <= 3) || IsLunarHoliday(date);

    private static bool IsLunarHoliday(DateOnly date)
    {
        var noon = date.ToDateTime(new TimeOnly(12, 0));
        var year = Lunar.GetYear(noon);
        var leapMonth = Lunar.GetLeapMonth(year);
        var month = Lunar.GetMonth(noon);

        // The calendar numbers months 1 to 13 in a leap year; the leap month itself has no holidays.
        if (month == leapMonth)
        {
            return false;
        }

        var nominal = leapMonth > 0 && month > leapMonth ? month - 1 : month;
        return (nominal, Lunar.GetDayOfMonth(noon)) is (1, <= 3) or (5, 5) or (8, 15);
    }
}
