using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

/// <summary>P01 by brute force: at every use the last ten minutes, the last hour and all earlier dense windows, counted anew.</summary>
internal static class NaiveCardBurst
{
    public static IEnumerable<FinalAlert> Alerts(
        RuleDefinition rule, ReferenceData reference, IReadOnlyList<NaiveEncounter> encounters) =>
        encounters.SelectMany(NaiveUse.CardsOf).GroupBy(use => use.Provider).SelectMany(provider =>
        {
            var uses = provider.OrderBy(use => use.Time).ThenBy(use => use.Fact.Key.Value, StringComparer.Ordinal).ToList();
            var subject = new Subject("inst", provider.Key.Value);
            var standings = Standings((CardBurst)rule.Measure, reference, uses, NaiveDecisions.Of(encounters, rule.Id, subject));
            return NaiveEpisodes.Alerts(rule.Id, subject, standings, TimeSpan.FromMinutes(20));
        });

    private static IEnumerable<NaiveStanding> Standings(
        CardBurst measure, ReferenceData reference, List<NaiveUse> uses, List<CivilDay> confirmed)
    {
        foreach (var at in uses.Where(use => use.Counts).Select(use => use.Time).Distinct())
        {
            if (IsDense(measure, reference, uses, at) && Judge(measure, reference, uses, confirmed, at) is { } standing)
            {
                yield return standing;
            }
        }
    }

    private static bool IsDense(CardBurst measure, ReferenceData reference, List<NaiveUse> uses, EventTimestamp at)
    {
        var window = Back(uses, at, 10);
        var gaps = window.Zip(window.Skip(1), (one, next) => (next.Time - one.Time).TotalSeconds).Order().ToList();
        var tills = reference.InstitutionOn(uses[0].Provider, at.Day).Tills;
        return gaps.Count > 0
            && NaiveItemSurge.Persons(window) >= measure.Persons * tills
            && (gaps[gaps.Count / 2] + gaps[(gaps.Count - 1) / 2]) / 2 * tills <= measure.MedianGapSeconds;
    }

    private static NaiveStanding? Judge(
        CardBurst measure, ReferenceData reference, List<NaiveUse> uses, List<CivilDay> confirmed, EventTimestamp at)
    {
        var samples = Enumerable.Range(1, measure.BaselineWeeks).Select(week => at.Day - (7 * week))
            .Where(day => day >= uses[0].Time.Day && !confirmed.Contains(day))
            .Select(day => (double)NaiveItemSurge.Persons(uses.Where(use =>
                use.Counts && use.Time.Day == day && use.Time.HourOfDay == at.HourOfDay))).ToList();
        var usual = samples.Count > 0 ? samples.Average() : 0;
        if (samples.Count < measure.MinSamples
            || NaiveItemSurge.Persons(Back(uses, at, 60)) < measure.HourFactor * Math.Max(usual, measure.HourFloor))
        {
            return null;
        }

        var window = Back(uses, at, 10);
        var persons = window.Select(use => use.Person).ToHashSet();
        var days = uses.Where(use => use.Counts && use.Time.Day < at.Day && use.Time.Day >= at.Day - measure.GroupMemoryDays)
            .Where(use => IsDense(measure, reference, uses, use.Time))
            .Where(use => Overlap(persons, [.. Back(uses, use.Time, 10).Select(other => other.Person)]) >= measure.GroupOverlap)
            .Select(use => use.Time.Day).Distinct().Count();
        var cards = window.Select(use => (Settlement)use.Fact.Content).ToList();
        var oneDevice = cards[0].Device.Length > 0 && cards.All(card => card.Device == cards[0].Device && !card.PersonPresent);
        var start = new EventTimestamp((at - TimeSpan.FromMinutes(10)).Micros + 1);
        return new NaiveStanding(
            at,
            days >= measure.GroupDays || oneDevice ? Severity.High : Severity.Medium,
            persons.Count,
            measure.Persons * reference.InstitutionOn(uses[0].Provider, at.Day).Tills)
        {
            WindowStart = start,
            WindowEnd = new EventTimestamp(at.Micros + 1),
            Evidence = NaiveItemSurge.Keys(window),
            Excluded = NaiveItemSurge.Excluded(uses.Where(use => use.Time >= start && use.Time <= at)),
        };
    }

    private static List<NaiveUse> Back(List<NaiveUse> uses, EventTimestamp at, int minutes) =>
        [.. uses.Where(use => use.Counts && use.Time > at - TimeSpan.FromMinutes(minutes) && use.Time <= at)];

    private static double Overlap(HashSet<BeneficiaryId> one, HashSet<BeneficiaryId> other) =>
        (double)one.Intersect(other).Count() / one.Union(other).Count();
}
