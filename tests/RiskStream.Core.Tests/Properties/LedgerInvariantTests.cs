using RiskStream.Facts;
using RiskStream.Ledger;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

/// <summary>What the ledger says holds is what follows from the whole list of records by the definitions alone.</summary>
public class LedgerInvariantTests(ITestOutputHelper output)
{
    private static readonly Setting Setting = new() { Rules = [StayHistories.Rule, GivenRules.H07] };

    [Fact]
    public void What_holds_follows_from_all_that_was_stated() =>
        Property.Holds(output, (1, EngineInvariants.Histories), LedgerHistories.Next, (history, _) => Difference(history));

    [Fact]
    public void What_holds_does_not_depend_on_the_order_of_arrival_but_for_what_came_too_late() =>
        Property.Holds(output, (100_000, 2 * EngineInvariants.Histories), LedgerHistories.Next, (history, random) =>
            Difference([.. history.OrderBy(_ => random.Next())]));

    [Fact]
    public void What_holds_survives_a_restart() =>
        Property.Holds(output, (200_000, EngineInvariants.Histories), LedgerHistories.Next, (history, random) =>
        {
            var engine = new TwoStages(Setting);
            foreach (var record in history)
            {
                engine.Feed(record).Restart();
            }

            return Text.Difference(Told(new TwoStages(Setting).Feed(history)), Told(engine));
        });

    private static string? Difference(List<PersonEvent> records)
    {
        var engine = new TwoStages(Setting);
        foreach (var record in records)
        {
            // Whoever asks in between must not be told the same afterwards.
            _ = Told(engine.Feed(record)).Count;
        }

        return Text.Difference(Expected(records), Told(engine));
    }

    private static List<string> Expected(List<PersonEvent> records)
    {
        var encounters = NaiveLedger.Of(records, Setting.Lateness).ToDictionary(encounter => encounter.Id.Value);
        return [.. LedgerHistories.Encounters.Select(id => encounters.TryGetValue(id, out var encounter)
            ? Describe(encounter)
            : Describe(new NaiveEncounter(Some.Person, new(id), [])))];
    }

    private static string Describe(NaiveEncounter encounter)
    {
        var facts = encounter.Facts;
        return Describe(
            facts.Count,
            encounter.Diagnoses,
            encounter.Of<Discharge>().Select(fact => fact.Content.EventTime.Micros).FirstOrDefault(EndBySettlement(encounter)),
            encounter.Of<Admission>().Take(1)
                .Select(fact => fact.Fact)
                .Concat(encounter.Of<Settlement>().Select(fact => fact.Fact))
                .Concat(encounter.Of<ClaimLine>().Select(fact => fact.Fact))
                .Select(fact => (fact.Key, fact.Content, fact.TooLate)));
    }

    private static long EndBySettlement(NaiveEncounter encounter) => encounter.Of<Settlement>()
        .Where(fact => !fact.Content.IsMidStay && fact.Content.EndedAt.IsGiven)
        .Select(fact => fact.Content.EndedAt.Micros)
        .LastOrDefault();

    private static List<string> Told(TwoStages engine) =>
        [.. LedgerHistories.Encounters.Select(id => Describe(engine.StateOf(Some.Person).Ledger.FactsOf(new(id))))];

    private static string Describe(EncounterFacts facts) => Describe(
        facts.Count,
        facts.Diagnoses,
        facts.EndedAt?.Micros ?? 0,
        (facts.Admission is { } admission ? [(admission.Key, (Fact)admission.Content, admission.TooLate)] : Enumerable.Empty<(FactKey, Fact, bool)>())
            .Concat(facts.Settlements.Select(fact => (fact.Key, (Fact)fact.Content, fact.TooLate)))
            .Concat(facts.Lines.Select(fact => (fact.Key, (Fact)fact.Content, fact.TooLate))));

    private static string Describe(
        int count, IEnumerable<string> diagnoses, long ended, IEnumerable<(FactKey Key, Fact Content, bool TooLate)> facts) =>
        $"{count} facts, {string.Join(' ', diagnoses)} to {ended}: "
        + string.Join("; ", facts.Select(fact => $"{fact.Key} {(fact.TooLate ? "too late" : "in time")} {Text.OfFact(fact.Content)}"));
}
