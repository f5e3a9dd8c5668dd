using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Tests.Generating.Naive;

/// <summary>Rule H13 by brute force: every day and hospital, every stay laid beside every other; all hospitals are of one prefecture.</summary>
internal sealed class SimilarStayCount
{
    private readonly List<Case> _cases;
    private readonly bool _comparesOthers;

    public SimilarStayCount(EffectiveFacts facts, bool comparesOthers = true)
    {
        _comparesOthers = comparesOthers;
        var stays = facts.Stays.SelectMany(person => person).Where(stay => stay.End is not null && !IsExcluded(stay)).ToDictionary(stay => stay.Id);
        var items = facts.Lines().Where(line => line.Envelope.FeeDetail is not null)
            .ToLookup(line => line.Envelope.FeeDetail.MdtrtId, line => line.Line.MedListCodg);
        _cases =
        [
            .. facts.Settlements.Where(envelope => stays.ContainsKey(envelope.Settlement.MdtrtId))
                .GroupBy(envelope => envelope.Settlement.MdtrtId)
                .Select(stay => CaseOf(stays[stay.Key], [.. stay], [.. items[stay.Key]])).Where(one => one.Items.Count >= 5),
        ];
    }

    /// <summary>Every hospital and category, and the day on which a cluster began, with its highest severity.</summary>
    public IEnumerable<(string Subject, string Day, string Severity)> Hits() => _cases.GroupBy(one => (one.Category, one.Where)).SelectMany(own =>
    {
        var all = _cases.FindAll(one => one.Category == own.Key.Category);
        var found = new List<(long First, long Last, bool IsHigh)>();
        for (var day = own.Min(one => one.Day); day <= own.Max(one => one.Day) + 6; day++)
        {
            var (window, known) = (own.Where(one => one.Day <= day && one.Day > day - 7), all.FindAll(one => one.Day <= day && one.Day > day - 37));
            if (Judge([.. window], known) is not { } isHigh)
            {
                continue;
            }

            if (found.Count > 0 && day <= found[^1].Last + 2)
            {
                found[^1] = (found[^1].First, day, found[^1].IsHigh || isHigh);
            }
            else
            {
                found.Add((day, day, isHigh));
            }
        }

        return found.Select(one => ($"{own.Key.Where}|{own.Key.Category}", CivilDays.Text(one.First), one.IsHigh ? "HIGH" : "MEDIUM"));
    });

    private bool? Judge(List<Case> own, List<Case> all)
    {
        var clusters = own
            .Select(centre => own.FindAll(one => one.Days == centre.Days && Math.Abs(Band(one) - Band(centre)) <= 1 && Jaccard(one, centre) >= 0.9))
            .Where(cluster => Persons(cluster) >= 5 && Variation(cluster) <= 0.05).ToList();
        if (clusters.Count == 0)
        {
            return null;
        }

        var peers = all.Where(one => one.Where != own[0].Where).GroupBy(one => one.Where).Select(one => Mean([.. one])).OfType<double>().ToList();
        var found = clusters.FindAll(cluster => !_comparesOthers || (peers.Count >= 8 && Mean(cluster) >= 1.3 * peers.Average()));
        return found.Count == 0
            ? null
            : found.Exists(cluster => Persons(cluster) >= 8 || cluster.Max(one => one.Begin) - cluster.Min(one => one.Begin) <= CivilDays.Day);
    }

    private static bool IsExcluded(NaiveStay stay) =>
        stay.Admission.Encounter.DiseNo == "M07801" || stay.Has("N18", "Z49", "C", "D0", "O", "Z32", "Z33", "Z34", "Z35", "Z36", "Z37", "Z38", "Z39");

    private static Case CaseOf(NaiveStay stay, List<Envelope> settlements, HashSet<string> items) => new(
        stay.Where,
        stay.MainDiagnosis[..3],
        stay.Person,
        stay.Begin,
        CivilDays.Of(settlements.Max(envelope => envelope.Settlement.SetlTime.Seconds)),
        Math.Max(1, CivilDays.Of(stay.End!.Value) - CivilDays.Of(stay.Begin)),
        settlements.Sum(envelope => envelope.Settlement.MedfeeSumamtFen),
        items);

    private static double Band(Case one) => Math.Round(Math.Log(one.Fen / 100.0) / 0.02);

    private static int Persons(List<Case> cases) => cases.Select(one => one.Person).Distinct().Count();

    private static double Variation(List<Case> cases)
    {
        var mean = cases.Average(one => one.Fen);
        return Math.Sqrt(cases.Average(one => (one.Fen - mean) * (one.Fen - mean))) / mean;
    }

    private static double? Mean(List<Case> cases)
    {
        var pairs = cases.SelectMany((one, i) => cases.Skip(i + 1).Where(other => other.Person != one.Person).Select(other => Jaccard(one, other))).ToList();
        return pairs.Count == 0 ? null : pairs.Average();
    }

    private static double Jaccard(Case one, Case other)
    {
        var common = one.Items.Count(other.Items.Contains);
        return (double)common / (one.Items.Count + other.Items.Count - common);
    }

    private sealed record Case(string Where, string Category, string Person, long Begin, long Day, long Days, long Fen, HashSet<string> Items);
}
