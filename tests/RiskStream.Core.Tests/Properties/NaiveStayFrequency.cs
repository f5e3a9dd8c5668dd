using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>
/// H01 by brute force: counts at every instant of a grid on which all admissions lie. Stays with a diagnosis Z49 are excluded, as
/// the rule of the histories says.
/// </summary>
internal static class NaiveStayFrequency
{
    public static readonly TimeSpan Grid = TimeSpan.FromHours(6);

    public static IEnumerable<FinalAlert> Alerts(
        RuleDefinition rule, ReferenceData reference, IEnumerable<NaiveEncounter> encounters) =>
        encounters.GroupBy(encounter => encounter.Person).SelectMany(person =>
        {
            var stays = StaysOf([.. person]);
            var standings = Instants(stays, (StayFrequency)rule.Measure)
                .Select(at => HighestAt(at, stays, (StayFrequency)rule.Measure, reference.IsKeyPerson(person.Key, at.Day)))
                .OfType<NaiveStanding>();
            return NaiveEpisodes.Alerts(rule.Id, new Subject("psn", person.Key.Value), standings, Grid + TimeSpan.FromHours(24));
        });

    private static List<Stay> StaysOf(List<NaiveEncounter> encounters)
    {
        var from = encounters.SelectMany(encounter => encounter.Of<Admission>())
            .Where(admission => admission.Content.TransferredFrom.Value is not null)
            .ToDictionary(admission => admission.Content.Encounter, admission => admission.Content.TransferredFrom);
        var filings = encounters.SelectMany(encounter => encounter.Of<Filing>()).Select(filing => filing.Content).ToList();
        var stays = new List<Stay>();
        foreach (var encounter in encounters)
        {
            var settled = encounter.Of<Settlement>().Where(s => s.Content.Service == ServiceKind.Inpatient).ToList();
            if (encounter.Of<Admission>().FirstOrDefault() is { Fact: { } admission })
            {
                stays.Add(new Stay(admission, admission.Content.EventTime, encounter.Id, encounter));
            }
            else if (settled.Count > 0)
            {
                var begun = settled[0].Content.BegunAt.IsGiven ? settled[0].Content.BegunAt : settled[0].Content.EventTime;
                stays.Add(new Stay(settled[0].Fact, begun, encounter.Id, encounter));
            }
        }

        stays = [.. stays.OrderBy(stay => stay.At).ThenBy(stay => stay.Encounter.Id.Value, StringComparer.Ordinal)];
        for (var i = 1; i < stays.Count; i++)
        {
            if (filings.Exists(filing => filing.From == stays[i - 1].Provider
                && filing.To == stays[i].Provider
                && (filing.BegunAt - stays[i].At).Duration() <= TimeSpan.FromHours(48)))
            {
                from.TryAdd(stays[i].Encounter.Id, stays[i - 1].Encounter.Id);
            }
        }

        return [.. stays.Select(stay => stay with { Chain = First(stay.Encounter.Id, from) })];
    }

    /// <summary>A filed transfer may close a ring with stated ones; then the walk ends after as many steps as there are links.</summary>
    private static EncounterId First(EncounterId encounter, Dictionary<EncounterId, EncounterId> from)
    {
        for (var step = 0; step < from.Count && from.TryGetValue(encounter, out var previous); step++)
        {
            encounter = previous;
        }

        return encounter;
    }

    private static IEnumerable<EventTimestamp> Instants(List<Stay> stays, StayFrequency measure)
    {
        if (stays.Count == 0)
        {
            yield break;
        }

        var end = stays[^1].At + TimeSpan.FromDays(measure.Limits.Max(limit => limit.Days));
        for (var at = stays[0].At; at <= end; at += Grid)
        {
            yield return at;
        }
    }

    private static NaiveStanding? HighestAt(EventTimestamp at, List<Stay> stays, StayFrequency measure, bool isKeyPerson)
    {
        NaiveStanding? highest = null;
        foreach (var limit in measure.Limits)
        {
            var from = at - TimeSpan.FromDays(limit.Days);
            var window = stays.FindAll(stay => stay.At > from && stay.At <= at && (limit.Days >= 30 || !stay.Known.TooLate));
            if (window.Count < limit.AtLeast - measure.KeyPersonReduction)
            {
                continue;
            }

            var counted = window.Where(stay => !stay.IsExcluded).ToList();
            var count = counted.Select(stay => stay.Chain).Distinct().Count();
            var threshold = limit.AtLeast - (isKeyPerson ? measure.KeyPersonReduction : 0);
            var ratio = (double)count / threshold;
            if (count < threshold
                || (highest is not null && highest.Severity > limit.Severity)
                || (highest is not null && highest.Severity == limit.Severity
                    && highest.Measured / highest.Threshold >= ratio))
            {
                continue;
            }

            var excluded = window.Count - counted.Count;
            highest = new NaiveStanding(at, limit.Severity, count, threshold)
            {
                WindowStart = new EventTimestamp(from.Micros + 1),
                WindowEnd = new EventTimestamp(at.Micros + 1),
                Evidence = string.Join(' ', counted.Select(stay => stay.Known.Key.Value)),
                Excluded = excluded > 0 ? $"EX-DIALYSIS={excluded}" : string.Empty,
            };
        }

        return highest;
    }

    private sealed record Stay(NaiveFact Known, EventTimestamp At, EncounterId Chain, NaiveEncounter Encounter)
    {
        public bool IsExcluded { get; } = Encounter.HasDiagnosis("Z49");

        public ProviderId Provider => Encounter.Of<Admission>().Select(admission => admission.Content.Provider)
            .Concat(Encounter.Of<Settlement>().Select(settlement => settlement.Content.Provider)).First();
    }
}
