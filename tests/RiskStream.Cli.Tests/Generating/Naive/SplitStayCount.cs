namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>
/// Rule H02 by brute force, but for what common items and a third gap add: they make MEDIUM HIGH, and no scheme needs
/// them.
/// </summary>
internal sealed class SplitStayCount(EffectiveFacts facts)
{
    // First and last category of the ICD-10 blocks in which the generated diagnoses lie.
    private static readonly (string From, string To)[] Blocks =
    [
        ("E00", "E07"), ("E10", "E14"), ("H25", "H28"), ("H80", "H83"), ("I10", "I15"), ("I20", "I25"), ("I60", "I69"),
        ("J00", "J06"), ("J09", "J18"), ("J20", "J22"), ("J40", "J47"), ("K20", "K31"), ("K35", "K38"), ("K80", "K87"),
        ("M15", "M19"), ("M50", "M54"), ("S80", "S89"),
    ];

    public IEnumerable<SubjectHit> Hits() =>
        from person in facts.Stays
        from place in person.Where(Counts).GroupBy(stay => stay.Where)
        let stays = place.OrderBy(stay => stay.Begin).ToList()
        from pair in stays.Zip(stays.Skip(1))
        let severity = Judge(pair.First, pair.Second)
        where severity != "NONE"
        select new SubjectHit($"{person.Key}|{place.Key}", pair.Second.Begin, severity);

    private static string Judge(NaiveStay earlier, NaiveStay later)
    {
        if (earlier.End is not { } end || later.Begin < end || later.Admission.Encounter.ReflOldMdtrtId == earlier.Id)
        {
            return "NONE";
        }

        var gap = CivilDays.Of(later.Begin) - CivilDays.Of(end);
        var (one, two) = (earlier.MainDiagnosis[..3], later.MainDiagnosis[..3]);
        return one == two && gap <= 7 ? "HIGH"
            : (one == two || BlockOf(one) == BlockOf(two)) && gap <= 15 ? "MEDIUM"
            : "NONE";
    }

    private static string BlockOf(string category) => Blocks
        .Where(block => string.CompareOrdinal(category, block.From) >= 0)
        .Where(block => string.CompareOrdinal(category, block.To) <= 0)
        .Select(block => block.From)
        .FirstOrDefault(category);

    private static bool Counts(NaiveStay stay) =>
        !stay.Has("N18.5", "Z49", "Z51.1", "O", "P") && !stay.Admission.Encounter.ErFlag;
}
