namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule H06 by brute force, of single stays.</summary>
internal sealed class CheckupStayCount(EffectiveFacts facts, bool countsOperated = false)
{
    private static readonly string[] Exams = ["03", "04"];
    private static readonly string[] Treatment = ["05", "06", "09", "10", "11"];

    private readonly ILookup<string, (string Kind, long Fen)> _charges = facts.Lines()
        .Where(line => line.Envelope.FeeDetail is not null)
        .ToLookup(line => line.Envelope.FeeDetail.MdtrtId, line => (line.Line.MedChrgitmType, line.Line.DetItemFeeSumamtFen));

    /// <summary>By stay, from its end on.</summary>
    public IEnumerable<SubjectHit> Hits() => facts.Stays.SelectMany(person => person)
        .Where(stay => stay.End is not null && !stay.Admission.Encounter.ErFlag && stay.Admission.Encounter.MedType is not ("13" or "24"))
        .Where(stay => !stay.Has("R50", "C", "D37", "D38", "D39", "D4") && IsCheckup(stay))
        .Select(stay => new SubjectHit(stay.Id, stay.End!.Value, "MEDIUM"));

    private bool IsCheckup(NaiveStay stay)
    {
        var charges = _charges[stay.Id].ToList();
        var all = (double)charges.Sum(charge => charge.Fen);
        return Math.Max(1, CivilDays.Of(stay.End!.Value) - CivilDays.Of(stay.Begin)) <= 5
            && (countsOperated || !charges.Exists(charge => charge.Kind == "06"))
            && ShareOf(Exams) >= 0.6
            && ShareOf(Treatment) < 0.3;

        double ShareOf(string[] kinds) => charges.Where(charge => kinds.Contains(charge.Kind)).Sum(charge => charge.Fen) / all;
    }
}
