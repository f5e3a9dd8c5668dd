using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>H07 by brute force: every full hour, every item at every institution and of every doctor, counted anew.</summary>
internal static class NaiveItemSurge
{
    public static IEnumerable<FinalAlert> Alerts(RuleDefinition rule, IReadOnlyList<NaiveEncounter> encounters)
    {
        var uses = encounters.SelectMany(NaiveUse.ExamsOf)
            .OrderBy(use => use.Time).ThenBy(use => use.Fact.Key.Value, StringComparer.Ordinal).ToList();
        var subjects = uses.Select(use => (use.Provider, Doctor: string.Empty, use.Item))
            .Concat(uses.Where(use => use.Doctor.Length > 0).Select(use => (use.Provider, use.Doctor, use.Item)))
            .Distinct();
        return subjects.SelectMany(subject =>
        {
            var own = uses.Where(use => use.Provider == subject.Provider && use.Item == subject.Item
                && (subject.Doctor.Length == 0 || use.Doctor == subject.Doctor)).ToList();
            var name = subject.Doctor.Length == 0
                ? new Subject("inst+item", $"{subject.Provider}|{subject.Item}")
                : new Subject("inst+dr+item", $"{subject.Provider}|{subject.Doctor}|{subject.Item}");
            return NaiveEpisodes.Alerts(
                rule.Id, name, Standings((ItemSurge)rule.Measure, own, NaiveDecisions.Of(encounters, rule.Id, name)), TimeSpan.FromHours(25));
        });
    }

    private static IEnumerable<NaiveStanding> Standings(ItemSurge measure, List<NaiveUse> uses, List<CivilDay> confirmed)
    {
        var first = uses[0].Time.Day;
        for (var end = first.Start + TimeSpan.FromHours(1); end <= (uses[^1].Time.Day + 1).End; end += TimeSpan.FromHours(1))
        {
            var day = new EventTimestamp(end.Micros - 1).Day;
            if (day.Number - first.Number >= measure.WarmUpDays && Judge(measure, uses, confirmed, end, day) is { } standing)
            {
                yield return standing;
            }
        }
    }

    private static NaiveStanding? Judge(
        ItemSurge measure, List<NaiveUse> uses, List<CivilDay> confirmed, EventTimestamp end, CivilDay day)
    {
        var all = uses.FindAll(use => use.Time >= end - TimeSpan.FromDays(1) && use.Time < end);
        var window = all.Where(use => use.Counts).ToList();
        var persons = Persons(window);
        if (persons < measure.MinPersons && persons < measure.PanelPersons)
        {
            return null;
        }

        var samples = Enumerable.Range(1, measure.BaselineWeeks).Select(week => end - TimeSpan.FromDays(7 * week))
            .Where(earlier => earlier - TimeSpan.FromDays(1) >= uses[0].Time.Day.Start)
            .Where(earlier => !confirmed.Contains(new EventTimestamp(earlier.Micros - 1).Day)
                && !confirmed.Contains((earlier - TimeSpan.FromDays(1)).Day))
            .Select(earlier => (double)Persons(uses.Where(use =>
                use.Counts && use.Time >= earlier - TimeSpan.FromDays(1) && use.Time < earlier))).ToList();
        var mean = samples.Count > 0 ? samples.Average() : 0;
        var deviation = samples.Count > 0 ? Math.Sqrt(samples.Average(sample => (sample - mean) * (sample - mean))) : 0;
        var spread = new[] { deviation, Math.Sqrt(mean), 1 }.Max();
        var score = samples.Count >= measure.MinSamples && persons >= measure.MinPersons ? (persons - mean) / spread : 0;

        var panel = window.Where(use => use.Panel.Count >= measure.PanelMinItems).GroupBy(use => use.PanelHash)
            .OrderByDescending(Persons).ThenBy(group => group.Key).FirstOrDefault();
        var inPanel = panel is null ? 0 : Persons(panel);
        var byPanel = score < measure.HighScore && inPanel >= measure.PanelPersons && inPanel >= measure.PanelShare * persons;
        if (score < measure.MediumScore && !byPanel)
        {
            return null;
        }

        var isHigh = byPanel || score >= measure.HighScore;
        var limit = Math.Round(mean + ((isHigh ? measure.HighScore : measure.MediumScore) * spread), 2);
        return new NaiveStanding(
            new EventTimestamp(end.Micros - 1),
            isHigh ? Severity.High : Severity.Medium,
            byPanel ? inPanel : persons,
            byPanel ? measure.PanelPersons : Math.Max(measure.MinPersons, limit))
        {
            WindowStart = end - TimeSpan.FromDays(1),
            WindowEnd = end,
            Evidence = Keys(byPanel ? window.Where(use => use.PanelHash == panel!.Key) : window),
            Excluded = Excluded(all),
        };
    }

    public static int Persons(IEnumerable<NaiveUse> uses) => uses.Select(use => use.Person).Distinct().Count();

    public static string Keys(IEnumerable<NaiveUse> uses) => string.Join(' ', uses.Select(use => use.Fact.Key.Value));

    public static string Excluded(IEnumerable<NaiveUse> uses) => string.Join(' ', uses
        .Where(use => use.ExcludedBy.Length > 0)
        .GroupBy(use => use.ExcludedBy)
        .Select(set => $"{set.Key}={set.Count()}")
        .Order());
}
