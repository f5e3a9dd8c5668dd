using RiskStream.Alerts;
using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>What reviewers confirmed, by the definition: of all decisions about an alert the latest counts.</summary>
internal static class NaiveDecisions
{
    /// <summary>The days that are no baseline for a rule and a subject.</summary>
    public static List<CivilDay> Of(IEnumerable<NaiveEncounter> encounters, string rule, Subject subject) =>
    [
        .. encounters
            .Select(alert => alert.Of<Disposition>()
                .OrderBy(decision => decision.Content.EventTime)
                .ThenBy(decision => decision.Fact.Key.Value, StringComparer.Ordinal)
                .Select(decision => decision.Content)
                .LastOrDefault())
            .Where(decision => decision is { Decision: "confirm", Days: not null }
                && decision.RuleId == rule
                && decision.SubjectKind == subject.Kind
                && decision.SubjectKey == subject.Key)
            .SelectMany(decision => Enumerable.Range(
                decision!.Days!.Value.First.Number,
                decision.Days.Value.Last.Number - decision.Days.Value.First.Number + 1))
            .Distinct()
            .Select(number => new CivilDay(number)),
    ];
}
