using System.Globalization;
using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Schemes;
using RiskStream.Cli.Generating.Time;
using RiskStream.Protocol.V1;
using Calendar = RiskStream.Protocol.V1.Calendar;

namespace RiskStream.Cli.Generating;

/// <summary>Writes the reference lists of a prefecture: valid since the year before the run, with no end.</summary>
internal static class Registry
{
    private const string Version = "1";

    public static ReferenceLists Of(World world, Planting planting)
    {
        var since = new DateOnly(world.Options.Start.Year - 1, 1, 1);
        return new ReferenceLists(
            [.. world.Institutions.All.Select(institution => Entry(institution, since))],
            [.. planting.KeyPersons.Select(who => new KeyPerson
            {
                Validity = ValidSince(since),
                PsnKey = who.PsnKey,
                Reason = "住院频次既往异常",
            })],
            [.. HolidaysOf(world, since), .. planting.Screenings.Select(day => WithValidity(day, since))])
        {
            FrequencyCaps = ChargeLists.Caps(ValidSince(since)),
            ExclusivePairs = ChargeLists.Pairs(ValidSince(since)),
            ChargeBundles = ChargeLists.Bundles(ValidSince(since)),
            Substitutions = [.. planting.Substitutions.Select(group => new SubstitutionGroup(group) { Validity = ValidSince(since) })],
        };
    }

    private static InstitutionRegistry Entry(Institution institution, DateOnly since) => new()
    {
        Validity = ValidSince(since),
        FixmedinsCode = institution.Code,
        Axis = institution.Axis.ToString().ToLowerInvariant(),
        HospLv = institution.Level,
        Specialty = institution.Specialty,
        BedCnt = institution.Beds,
        Lat = institution.Latitude,
        Lon = institution.Longitude,
        Tills = institution.Devices.Count,
        Admdvs = institution.Region,
        BlocFixmedinsCode = institution.Bloc,
        CreditGrade = "B",
        DrCnt = institution.Axis == Axis.Pharmacy ? 0 : institution.Doctors.Count,
        Opens = institution.IsOpenRoundTheClock ? "00:00" : "",
        Closes = institution.IsOpenRoundTheClock ? "00:00" : "",
    };

    private static IEnumerable<Calendar> HolidaysOf(World world, DateOnly since) =>
        Enumerable.Range(0, world.Options.Days)
            .Select(world.Calendar.DateOf)
            .Where(Holidays.Contains)
            .Select(date => new Calendar { Validity = ValidSince(since), Day = Text(date), Kind = "holiday" });

    private static Calendar WithValidity(Calendar day, DateOnly since)
    {
        var valid = day.Clone();
        valid.Validity = ValidSince(since);
        return valid;
    }

    private static Validity ValidSince(DateOnly since) => new() { ValidFrom = Text(since), Version = Version };

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
