using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>
/// Rule H08 by brute force: every day and hospital, all stays of thirty days added up anew; of hospitals of one level and specialty, or of all
/// of a prefecture.
/// </summary>
internal sealed class FeeStructureCount
{
    private const int Window = 30;
    private const int Fewest = 30;

    private static readonly (string[] Kinds, double? High)[] Families =
        [(["03", "04"], 0.36), (["09", "10", "11"], 0.45), (["08"], 0.40), (["05"], null)];

    private readonly Dictionary<string, string> _groups;
    private readonly List<Paid> _stays;

    public FeeStructureCount(EffectiveFacts facts, IEnumerable<InstitutionRegistry> registry, bool comparesAll = false)
    {
        _groups = registry.Where(entry => entry.Axis == "hospital").ToDictionary(
            entry => entry.FixmedinsCode,
            entry => comparesAll ? entry.Admdvs[..4] : $"{entry.Admdvs[..4]} {entry.HospLv} {entry.Specialty}");
        var ended = facts.Stays.SelectMany(person => person).Where(stay => stay.End is not null).Select(stay => stay.Id).ToHashSet();
        var lines = facts.Lines().Where(line => line.Envelope.FeeDetail is not null).ToLookup(line => line.Envelope.FeeDetail.MdtrtId, line => line.Line);
        _stays =
        [
            .. facts.Settlements.Where(envelope => ended.Contains(envelope.Settlement.MdtrtId) && _groups.ContainsKey(envelope.FixmedinsCode))
                .GroupBy(envelope => envelope.Settlement.MdtrtId)
                .Select(stay => PaidOf([.. stay], [.. lines[stay.Key]])),
        ];
    }

    /// <summary>Every hospital that stood out, the day on which it began to, and its highest severity.</summary>
    public IEnumerable<(string Subject, string Day, string Severity)> Hits()
    {
        foreach (var where in _stays.GroupBy(stay => stay.Where).Where(stays => stays.Count() >= Fewest))
        {
            var first = where.Min(stay => stay.Day);
            var days = Enumerable.Range(0, (int)(where.Max(stay => stay.Day) - first) + Window)
                .Select(offset => (Day: first + offset, Severity: SeverityOn(where.Key, first + offset)))
                .Where(found => found.Severity is not null).ToList();
            foreach (var begun in days.Where(found => !days.Exists(one => one.Day == found.Day - 1 || one.Day == found.Day - 2)))
            {
                var isHigh = days.Exists(one => one.Day >= begun.Day && one.Severity == "HIGH");
                yield return (where.Key, CivilDays.Text(begun.Day), isHigh ? "HIGH" : "MEDIUM");
            }
        }
    }

    private static Paid PaidOf(List<Envelope> settlements, List<FeeLine> lines) => new(
        settlements[0].FixmedinsCode,
        settlements.Max(envelope => CivilDays.Of(envelope.EventTime)),
        settlements.Sum(envelope => envelope.Settlement.MedfeeSumamtFen),
        lines);

    private static double ShareOf(List<Paid> stays, string[] kinds) =>
        stays.Sum(stay => stay.Lines.Where(line => kinds.Contains(line.MedChrgitmType)).Sum(line => line.DetItemFeeSumamtFen))
        / (double)stays.Sum(stay => stay.Fen);

    private static double Middle(List<double> sorted) => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

    private string? SeverityOn(string where, long day)
    {
        if (StaysOf(where, day) is not { Count: >= Fewest } own)
        {
            return null;
        }

        var before = StaysOf(where, day - Window);
        var peers = _groups.Where(entry => entry.Value == _groups[where] && entry.Key != where)
            .Select(entry => StaysOf(entry.Key, day)).Where(stays => stays.Count >= Fewest).ToList();
        var severities = Families.Select(family =>
        {
            var share = ShareOf(own, family.Kinds);
            double? earlier = before.Count >= Fewest ? ShareOf(before, family.Kinds) : null;
            return Judge(share, family.High, [.. peers.Select(stays => ShareOf(stays, family.Kinds)).Order()], earlier);
        }).ToList();
        return severities.Contains("HIGH") ? "HIGH" : severities.Contains("MEDIUM") ? "MEDIUM" : null;
    }

    private static string? Judge(double share, double? high, List<double> peers, double? before)
    {
        if (peers.Count >= 8)
        {
            var median = Middle(peers);
            var deviation = Middle([.. peers.Select(one => Math.Abs(one - median)).Order()]);
            if (share >= high && 0.6745 * (share - median) / Math.Max(deviation, 0.01 * median) >= 3.5)
            {
                return "HIGH";
            }

            if ((median > 0 && share >= 1.3 * median) || (peers.Count >= 20 && share > peers[(int)Math.Ceiling(0.95 * peers.Count) - 1]))
            {
                return "MEDIUM";
            }
        }

        return share - before >= 0.05 ? "MEDIUM" : null;
    }

    private List<Paid> StaysOf(string where, long day) => _stays.FindAll(stay => stay.Where == where && stay.Day <= day && stay.Day > day - Window);

    private sealed record Paid(string Where, long Day, long Fen, List<FeeLine> Lines);
}
