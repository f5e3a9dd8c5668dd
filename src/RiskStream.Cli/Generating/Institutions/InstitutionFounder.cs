using System.Globalization;
using RiskStream.Cli.Generating.Chance;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Institutions;

/// <summary>Founds institutions: one after the other, each drawn from the seed and its own number only.</summary>
internal sealed class InstitutionFounder(ulong seed, RegionMap regions)
{
    /// <summary>Serial numbers from here on belong to planted institutions.</summary>
    public const int FirstPlantedSerial = 90_001;

    private static readonly string[] Specialties = ["general", "general", "general", "tcm", "maternal", "orthopaedic"];

    public Institution Found(
        int serial, Axis axis, double weight, string? specialty = null, int? tills = null, bool elsewhere = false)
    {
        var dice = new Dice(seed, Strand.Institution, serial, (long)axis);
        var county = dice.Below(regions.Count);
        var place = elsewhere ? RegionMap.PlaceElsewhere(dice) : regions.PlaceNear(county, dice);
        var region = elsewhere ? RegionMap.CountyElsewhere : RegionMap.Code(county);
        var code = string.Create(
            CultureInfo.InvariantCulture, $"{(axis == Axis.Pharmacy ? 'P' : 'H')}{region}{serial:D5}");
        var tillCount = tills ?? (axis == Axis.Hospital ? 8 : dice.Between(1, 3));
        var level = axis == Axis.Hospital ? LevelOf(weight) : "9";
        return new Institution
        {
            Code = code,
            Axis = axis,
            Level = level,
            Specialty = specialty ?? (axis == Axis.Hospital && level != "3" ? dice.Pick(Specialties) : "general"),
            Beds = axis == Axis.Hospital ? BedsOf(level, dice) : 0,
            Latitude = place.Latitude,
            Longitude = place.Longitude,
            County = county,
            Region = region,
            Weight = weight,
            Doctors = Numbered("D", code, axis switch { Axis.Hospital => 40, Axis.Clinic => 3, _ => 2 }),
            Devices = Numbered("DEV", code, tillCount),
            Operators = Numbered("OP", code, tillCount),
        };
    }

    private static string LevelOf(double weight) => weight > 0.6 ? "3" : weight > 0.25 ? "2" : "1";

    private static int BedsOf(string level, Dice dice) => level switch
    {
        "3" => dice.Between(800, 1600),
        "2" => dice.Between(200, 600),
        _ => dice.Between(40, 120),
    };

    private static string[] Numbered(string prefix, string code, int count) =>
        [.. Enumerable.Range(1, count).Select(
            number => string.Create(CultureInfo.InvariantCulture, $"{prefix}{code[1..]}{number:D3}"))];
}
