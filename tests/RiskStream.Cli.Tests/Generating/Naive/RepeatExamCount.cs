using RiskStream.Cli.Generating;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule H11 by brute force: an examination of a group is what one encounter has of it on a day.</summary>
internal sealed class RepeatExamCount(EffectiveFacts facts, ReferenceLists lists, bool countsAll = false)
{
    private const string IntensiveBed = "00110900003";

    private sealed record Exam(string Who, string Group, int MinGapDays, string Encounter, string Where, long At);

    private readonly ILookup<string, long> _operations = facts.Lines()
        .Where(line => line.Line.MedChrgitmType == "06")
        .ToLookup(line => line.Person.PsnKey, line => line.Line.FeeOcurTime.Seconds);

    private readonly HashSet<string> _intensive = [.. facts.Lines()
        .Where(line => line.Line.MedListCodg.StartsWith(IntensiveBed, StringComparison.Ordinal))
        .Select(line => EncounterOf(line.Envelope))];

    public IEnumerable<SubjectHit> Hits()
    {
        var caps = lists.FrequencyCaps.Where(cap => cap.ExamGroup.Length > 0).ToDictionary(cap => cap.MedListCodg);
        return facts.Lines()
            .Where(line => caps.ContainsKey(line.Line.MedListCodg) && (countsAll || Counts(line.Envelope, line.Diagnoses)))
            .Select(line => (Cap: caps[line.Line.MedListCodg], Line: line))
            .Select(one => new Exam(
                one.Line.Person.PsnKey,
                one.Cap.ExamGroup,
                one.Cap.MinGapDays,
                EncounterOf(one.Line.Envelope),
                one.Line.Envelope.FixmedinsCode,
                one.Line.Line.FeeOcurTime.Seconds))
            .DistinctBy(exam => (exam.Encounter, exam.Group, CivilDays.Of(exam.At)))
            .GroupBy(exam => $"{exam.Who}|{exam.Group}")
            .SelectMany(group => Judge(group.Key, [.. group.OrderBy(exam => exam.At)]));
    }

    private IEnumerable<SubjectHit> Judge(string subject, List<Exam> exams) => exams
        .Select((now, number) => new SubjectHit(subject, now.At, SeverityAt(now, number == 0 ? null : exams[number - 1], exams)))
        .Where(hit => hit.Severity != "NONE");

    private string SeverityAt(Exam now, Exam? last, List<Exam> exams)
    {
        var month = exams.FindAll(exam => exam.At > now.At - (30 * CivilDays.Day) && exam.At <= now.At);
        var isSoon = last is not null
            && CivilDays.Of(now.At) - CivilDays.Of(last.At) < now.MinGapDays
            && (countsAll || !_operations[now.Who].Any(at => at >= last.At && at <= now.At));
        return month.Count >= 5 || month.Select(exam => exam.Where).Distinct().Count() >= 3 ? "HIGH"
            : month.Count >= 3 ? "MEDIUM"
            : isSoon ? "LOW"
            : "NONE";
    }

    /// <summary>Not a tumour's treatment, not a pregnancy, not intensive care.</summary>
    private bool Counts(Envelope envelope, IEnumerable<Diagnosis> diagnoses) =>
        !_intensive.Contains(EncounterOf(envelope))
        && !diagnoses.Any(diagnosis => diagnosis.DiagCode.StartsWith("Z51.1", StringComparison.Ordinal) || diagnosis.DiagCode[0] == 'O');

    private static string EncounterOf(Envelope envelope) => envelope.FeeDetail?.MdtrtId ?? envelope.Settlement.MdtrtId;
}
