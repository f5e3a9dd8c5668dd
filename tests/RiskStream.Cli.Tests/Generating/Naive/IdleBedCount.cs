namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule H05 by brute force, once all charge lines are there.</summary>
internal sealed class IdleBedCount(EffectiveFacts facts, bool countsPsychiatry = false)
{
    private static readonly string[] Care = ["03", "04", "05", "06", "08", "09", "10", "11"];

    private readonly ILookup<string, (long Day, string Kind)> _charges = facts.Lines()
        .Where(line => line.Envelope.FeeDetail is not null)
        .ToLookup(line => line.Envelope.FeeDetail.MdtrtId, line => (CivilDays.Of(line.Line.FeeOcurTime), line.Line.MedChrgitmType));

    /// <summary>By stay; what is found stands from the day of admission.</summary>
    public IEnumerable<SubjectHit> Hits() => facts.Stays.SelectMany(person => person)
        .Where(stay => countsPsychiatry || !stay.Has("F2"))
        .Select(stay => new SubjectHit(stay.Id, stay.Begin, SeverityOf(stay)))
        .Where(hit => hit.Severity != "NONE");

    private string SeverityOf(NaiveStay stay)
    {
        var idle = _charges[stay.Id].GroupBy(charge => charge.Day, charge => charge.Kind)
            .Where(day => day.Contains("01") && !day.Intersect(Care).Any())
            .Select(day => day.Key)
            .ToHashSet();
        var run = idle.Select(day => Enumerable.Range(0, idle.Count).TakeWhile(more => idle.Contains(day + more)).Count())
            .DefaultIfEmpty()
            .Max();
        var nights = stay.End is { } end ? CivilDays.Of(end) - CivilDays.Of(stay.Begin) : 0;
        return run >= 5 || (nights >= 5 && 2 * idle.Count >= nights) ? "HIGH" : run >= 3 ? "MEDIUM" : "NONE";
    }
}
