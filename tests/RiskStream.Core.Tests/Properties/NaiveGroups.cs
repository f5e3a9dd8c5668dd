using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>H14 by brute force: at every admission of a group the window and all bursts before, counted anew.</summary>
internal static class NaiveGroups
{
    public static IEnumerable<FinalAlert> Alerts(RuleDefinition rule, IReadOnlyList<NaiveEncounter> encounters)
    {
        var measure = (GroupAdmission)rule.Measure;
        var reach = TimeSpan.FromHours(measure.Hours + 24);
        return encounters.SelectMany(Of).GroupBy(one => (one.Kind, one.Subject)).SelectMany(group =>
        {
            var all = group.OrderBy(one => one.At).ThenBy(one => one.Key, StringComparer.Ordinal).ThenBy(one => one.Person, StringComparer.Ordinal).ToList();
            var limit = group.Key.Kind == "tel" ? measure.Phone : measure.Address;
            return NaiveEpisodes.Alerts(
                rule.Id, new Subject("inst+" + group.Key.Kind, group.Key.Subject), Standings(measure, limit, all, reach), reach);
        });
    }

    private static List<NaiveStanding> Standings(GroupAdmission measure, int limit, List<Admitted> all, TimeSpan reach)
    {
        var standings = new List<NaiveStanding>();
        var starts = new List<EventTimestamp>();
        EventTimestamp? last = null;
        foreach (var at in all.Where(one => one.Counts).Select(one => one.At).Distinct())
        {
            var window = all.FindAll(one => one.At <= at && one.At > at - TimeSpan.FromHours(measure.Hours));
            var counted = window.FindAll(one => one.Counts);
            var persons = counted.Select(one => one.Person).Distinct().Count();
            if (persons < limit)
            {
                continue;
            }

            if (last is null || at - last.Value > reach)
            {
                starts.Add(at);
            }

            last = at;
            var bursts = starts.Count(start => at - start < TimeSpan.FromDays(measure.BurstDays));
            var excluded = window.Count(one => one.IsExcluded);
            standings.Add(new NaiveStanding(
                at, persons >= measure.HighFactor * limit || bursts >= measure.Bursts ? Severity.High : Severity.Medium, persons, limit)
            {
                WindowStart = new EventTimestamp((at - TimeSpan.FromHours(measure.Hours)).Micros + 1),
                WindowEnd = new EventTimestamp(at.Micros + 1),
                Evidence = string.Join(' ', counted.Select(one => one.Key)),
                Excluded = excluded > 0 ? $"EX-DIALYSIS={excluded}" : string.Empty,
            });
        }

        return standings;
    }

    private static IEnumerable<Admitted> Of(NaiveEncounter encounter) => encounter.Of<Admission>().SelectMany(admission =>
        new[] { ("tel", admission.Content.Phone), ("addr", admission.Content.Address) }.Where(bond => bond.Item2.Length > 0).Select(bond => new Admitted(
            bond.Item1, $"{admission.Content.Provider}|{bond.Item2}", encounter.Person.Value, admission.Fact.Key.Value,
            admission.Content.EventTime, encounter.HasDiagnosis("Z49"), admission.Fact.TooLate)));

    private sealed record Admitted(
        string Kind, string Subject, string Person, string Key, EventTimestamp At, bool IsExcluded, bool IsTooLate)
    {
        public bool Counts => !IsExcluded && !IsTooLate;
    }
}
