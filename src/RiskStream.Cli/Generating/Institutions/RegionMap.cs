using System.Globalization;
using RiskStream.Cli.Generating.Chance;

namespace RiskStream.Cli.Generating.Institutions;

/// <summary>
/// The counties of an invented prefecture, 519901 and on, on a circle of 18 km: no two of their institutions are as
/// much as 50 km apart.
/// </summary>
internal sealed class RegionMap(int count)
{
    public const string Prefecture = "519900";

    /// <summary>The prefecture from which a few insured persons come.</summary>
    public const string Elsewhere = "519800";

    /// <summary>The county of that prefecture in which a few schemes have an institution.</summary>
    public const string CountyElsewhere = "519801";

    private const double CentreLatitude = 30.45;
    private const double CentreLongitude = 106.60;
    private const double KilometresPerDegree = 111.2;

    private static readonly string[] Codes =
        [.. Enumerable.Range(1, 99).Select(number => string.Create(CultureInfo.InvariantCulture, $"5199{number:D2}"))];

    public int Count => count;

    public static string Code(int county) => Codes[county];

    public (double Latitude, double Longitude) PlaceNear(int county, Dice dice)
    {
        var angle = 2 * Math.PI * county / count;
        return Near(18 * Math.Cos(angle), 18 * Math.Sin(angle), dice);
    }

    /// <summary>A place of the other prefecture: 120 km west of the centre, two hours by road.</summary>
    public static (double Latitude, double Longitude) PlaceElsewhere(Dice dice) => Near(north: 0, east: -120, dice);

    /// <summary>Within 4 km in each direction of a point so many km from the centre.</summary>
    private static (double Latitude, double Longitude) Near(double north, double east, Dice dice)
    {
        var (up, right) = (north + (8 * (dice.Unit() - 0.5)), east + (8 * (dice.Unit() - 0.5)));
        return (
            Math.Round(CentreLatitude + (up / KilometresPerDegree), 5),
            Math.Round(
                CentreLongitude + (right / (KilometresPerDegree * Math.Cos(CentreLatitude * Math.PI / 180))), 5));
    }
}
