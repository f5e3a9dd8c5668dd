using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule H01 by brute force.</summary>
internal static class FrequentAdmissionCount
{
    private static readonly (long Days, int Medium, int High)[] Limits = [(30, 3, 4), (90, 4, 6), (365, 8, 12)];

    public static Dictionary<string, Verdict> Judge(EffectiveFacts facts, IReadOnlySet<string> keyPersons) =>
        facts.Admissions
            .GroupBy(envelope => envelope.Encounter.Person.PsnKey)
            .ToDictionary(group => group.Key, group => Judge([.. group], keyPersons.Contains(group.Key) ? 1 : 0));

    private static Verdict Judge(List<Envelope> admissions, int lower)
    {
        var verdict = Verdict.Silent;
        var counted = admissions.Where(Counts).OrderBy(envelope => envelope.EventTime.Seconds).ToList();
        foreach (var latest in counted)
        {
            var severity = SeverityAt(latest.EventTime.Seconds, counted, lower);
            if (severity != "NONE")
            {
                verdict = new Verdict(
                    verdict.Severity == "HIGH" ? "HIGH" : severity,
                    verdict == Verdict.Silent ? CivilDays.Text(CivilDays.Of(latest.EventTime)) : verdict.AnchorDay);
            }
        }

        return verdict;
    }

    private static string SeverityAt(long now, List<Envelope> counted, int lower)
    {
        var severity = "NONE";
        foreach (var (days, medium, high) in Limits)
        {
            var count = counted
                .Where(envelope => envelope.EventTime.Seconds > now - (days * CivilDays.Day))
                .Where(envelope => envelope.EventTime.Seconds <= now)
                .Select(envelope => envelope.Encounter.MdtrtId)
                .Distinct()
                .Count();
            var isMedium = count >= medium - lower && severity == "NONE";
            severity = count >= high - lower ? "HIGH" : isMedium ? "MEDIUM" : severity;
        }

        return severity;
    }

    /// <summary>Not dialysis, not a tumour's treatment, not a birth, not the second part of a transfer.</summary>
    private static bool Counts(Envelope envelope)
    {
        string[] excluded = ["N18.5", "Z49", "Z51.1", "O"];
        return envelope.Encounter.ReflOldMdtrtId.Length == 0
            && !envelope.Encounter.Diagnoses.Any(diagnosis =>
                excluded.Any(prefix => diagnosis.DiagCode.StartsWith(prefix, StringComparison.Ordinal)));
    }
}
