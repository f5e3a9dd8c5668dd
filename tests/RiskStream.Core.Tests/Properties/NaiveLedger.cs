using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

/// <summary>A fact that holds, by the definition.</summary>
internal sealed record NaiveFact(FactKey Key, Fact Content, bool TooLate);

/// <summary>All facts of one encounter that hold.</summary>
internal sealed record NaiveEncounter(BeneficiaryId Person, EncounterId Id, IReadOnlyList<NaiveFact> Facts)
{
    public IEnumerable<(NaiveFact Fact, T Content)> Of<T>()
        where T : Fact => Facts.Where(fact => fact.Content is T).Select(fact => (fact, (T)fact.Content));

    public IEnumerable<string> Diagnoses => Facts.SelectMany(fact => DiagnosesOf(fact.Content)).Distinct();

    public bool HasDiagnosis(string prefix) => Diagnoses.Any(code => code.StartsWith(prefix));

    private static IReadOnlyList<string> DiagnosesOf(Fact fact) => fact switch
    {
        Admission admission => admission.Diagnoses,
        Discharge discharge => discharge.Diagnoses,
        Settlement settlement => settlement.Diagnoses,
        VisitDiagnosis visit => visit.Diagnoses,
        SettlementList list => list.Diagnoses,
        ClaimLine line => line.Diagnoses,
        _ => [],
    };
}

/// <summary>
/// What holds after all records, worked out from their whole list by the definitions alone: what a message says again counts from
/// when it was first taken in; a statement stands unless a standing cancellation names it, and of lines unless they were settled by
/// then; of the standing statements of a fact the newest holds; a line inside a settlement holds while the newest statement with lines
/// of that version of the settlement does; a fact is too late if all of its standing statements were, and a line inside a settlement
/// stands only while that does; a time far ahead of its ingestion is that of a wrong clock.
/// </summary>
internal static class NaiveLedger
{
    public static List<NaiveEncounter> Of(IReadOnlyList<PersonEvent> records, AllowedLateness lateness)
    {
        var judged = Judge(records, lateness);
        return [.. judged.GroupBy(statement => statement.Person).SelectMany(EncountersOf)];
    }

    /// <summary>
    /// Settlements that were stated and of which no statement stands, each with the trace codes of the lines said inside of it, and of those
    /// of its encounter that hold.
    /// </summary>
    public static IEnumerable<(string Settlement, string Code)> ReversedPacks(IReadOnlyList<PersonEvent> records, AllowedLateness lateness)
    {
        foreach (var person in Judge(records, lateness).GroupBy(statement => statement.Person))
        {
            var spoken = person.ToList();
            var all = spoken.Where(statement => !spoken.Exists(other => other.IsSaidAgainBy(statement))).ToList();
            var encounters = EncountersOf(person).ToList();
            foreach (var settlement in all.Where(one => one.Said.Content is Settlement).GroupBy(one => (one.Said.Key, one.Said.Content.Encounter)))
            {
                if (settlement.Any(one => Stands(one, all)))
                {
                    continue;
                }

                var inside = spoken.Where(line => line.Said.Parent == settlement.Key.Key && line.Said.Content.Encounter == settlement.Key.Encounter)
                    .Select(line => line.Said.Content);
                var held = encounters.Where(encounter => encounter.Id == settlement.Key.Encounter).SelectMany(encounter => encounter.Facts)
                    .Select(fact => fact.Content);
                foreach (var code in inside.Concat(held).OfType<ClaimLine>().SelectMany(line => line.TraceCodes))
                {
                    yield return (settlement.Key.Key.Value, code);
                }
            }
        }
    }

    private static List<Statement> Judge(IReadOnlyList<PersonEvent> records, AllowedLateness lateness)
    {
        var statements = new List<Statement>();
        EventTimestamp? watermark = null;
        foreach (var record in records)
        {
            foreach (var said in record.Assertions)
            {
                var tooLate = watermark - TimeOf(said) > lateness.For(said.Content);
                statements.Add(new Statement(record.Beneficiary, said, tooLate && said.Content is not Cancellation, record));
            }

            var bound = record.IngestedAt + TimeSpan.FromMinutes(10);
            var time = record.IngestedAt.IsGiven && record.EventTime > bound ? bound : record.EventTime;
            watermark = EventTimestamp.Later(watermark ?? time, time);
        }

        return statements;
    }

    private static IEnumerable<NaiveEncounter> EncountersOf(IGrouping<BeneficiaryId, Statement> person)
    {
        var spoken = person.ToList();
        var all = spoken.Where(statement => !spoken.Exists(other => other.IsSaidAgainBy(statement))).ToList();
        var standing = all.Where(statement => statement.Said.Content is not Cancellation && Stands(statement, all)).ToList();
        var free = standing.Where(statement => !statement.Said.Parent.IsGiven).ToList();
        var settlements = Newest(free);
        var carried = standing.Where(statement => !statement.Said.Parent.IsGiven
            || settlements.Exists(settlement => settlement.Said.Key == statement.Said.Parent
                && settlement.Said.Content.Encounter == statement.Said.Content.Encounter
                && CarrierOf(settlement, free, spoken) == statement.Record));
        return Newest(carried)
            .Select(newest => new NaiveFact(
                newest.Said.Key,
                Clamped(newest.Said),
                spoken.Where(other => other.Said.Key == newest.Said.Key && other.Said.Content.Encounter == newest.Said.Content.Encounter
                    && other.Said.Content is not Cancellation && Stands(other.FirstSaid(all), all)
                    && (!other.Said.Parent.IsGiven || ParentHolds(other, settlements, spoken, all))).All(other => other.TooLate)))
            .OrderBy(fact => fact.Content.EventTime).ThenBy(fact => fact.Key.Value, StringComparer.Ordinal)
            .GroupBy(fact => fact.Content.Encounter)
            .Select(encounter => new NaiveEncounter(person.Key, encounter.Key, [.. encounter]));
    }

    /// <summary>
    /// The record whose lines hold with a settlement: of the newest statement of its version that has lines, said with it or, if there
    /// were none, when the same message was sent again.
    /// </summary>
    private static PersonEvent? CarrierOf(Statement settlement, List<Statement> free, List<Statement> spoken)
    {
        var withLines = free
            .Where(other => other.Said.Key == settlement.Said.Key
                && other.Said.Version == settlement.Said.Version
                && other.Said.Content.Encounter == settlement.Said.Content.Encounter)
            .Select(other => (Settlement: other, Record: FirstWithLines(other, spoken)))
            .Where(other => other.Record is not null)
            .ToList();
        var newest = Newest(withLines.Select(other => other.Settlement));
        return withLines.Find(other => newest.Contains(other.Settlement)).Record;
    }

    private static PersonEvent? FirstWithLines(Statement settlement, List<Statement> spoken) => spoken
        .Where(other => other == settlement || settlement.IsSaidAgainBy(other))
        .Where(other => spoken.Exists(line => line.Record == other.Record && line.Said.Parent == other.Said.Key))
        .MinBy(other => other.Said.IngestedAt)?.Record;

    /// <summary>Whether the settlement holds that a line was said inside of, and its own message's word of it stands.</summary>
    private static bool ParentHolds(Statement line, List<Statement> settlements, List<Statement> spoken, List<Statement> all) =>
        settlements.Exists(settlement => settlement.Said.Key == line.Said.Parent
            && settlement.Said.Content.Encounter == line.Said.Content.Encounter)
        && spoken.Exists(parent => parent.Record == line.Record
            && parent.Said.Key == line.Said.Parent
            && Stands(parent.FirstSaid(all), all));

    private static Fact Clamped(Assertion said)
    {
        var bound = said.IngestedAt + TimeSpan.FromMinutes(10);
        return said.Content is Settlement settlement && said.IngestedAt.IsGiven && settlement.BegunAt > bound
            ? settlement with { EventTime = TimeOf(said), BegunAt = bound }
            : said.Content with { EventTime = TimeOf(said) };
    }

    private static EventTimestamp TimeOf(Assertion said)
    {
        var bound = said.IngestedAt + TimeSpan.FromMinutes(10);
        return said.IngestedAt.IsGiven && said.Content.EventTime > bound ? bound : said.Content.EventTime;
    }

    private static List<Statement> Newest(IEnumerable<Statement> statements) =>
        [.. statements.GroupBy(statement => statement.Said.Key).Select(fact => fact
            .OrderBy(statement => statement.Said.Version)
            .ThenBy(statement => statement.Said.IngestedAt)
            .ThenBy(statement => statement.Said.MessageId, StringComparer.Ordinal)
            .Last())];

    private static bool Stands(Statement statement, List<Statement> all) =>
        !all.Any(other => other.Said.Content is Cancellation cancellation
            && other != statement
            && Names(cancellation, statement.Said)
            && !(cancellation.Target is CancellationTarget.OfLines lines && WasSettled(statement.Said, lines.UpTo, all))
            && Stands(other, all));

    /// <summary>Whether a line was settled at an instant: by a settlement after it that was known then and not known to be taken back.</summary>
    private static bool WasSettled(Assertion line, EventTimestamp at, List<Statement> all) =>
        all.Exists(other => other.Said.Content is Settlement settlement
            && settlement.Encounter == line.Content.Encounter
            && other.Said.IngestedAt >= line.IngestedAt
            && other.Said.IngestedAt <= at
            && (settlement.ChargeBatch.Length == 0 || settlement.ChargeBatch == ((ClaimLine)line.Content).ChargeBatch)
            && !all.Exists(reversal => reversal.Said.Content is Cancellation cancellation
                && reversal.Said.IngestedAt <= at
                && Names(cancellation, other.Said)
                && Stands(reversal, all)));

    private static bool Names(Cancellation cancellation, Assertion said) => cancellation.Target switch
    {
        CancellationTarget.OfFact fact => said.Key == fact.Key && said.Version <= fact.UpToVersion
            && (!fact.UpTo.IsGiven || said.IngestedAt <= fact.UpTo),
        CancellationTarget.OfMessage message => said.MessageId.Length > 0 && said.MessageId == message.MessageId,
        CancellationTarget.OfLines lines => said.Content is ClaimLine line
            && !said.Parent.IsGiven
            && line.Encounter == cancellation.Encounter
            && said.IngestedAt <= lines.UpTo
            && (lines.ChargeBatch.Length == 0 || lines.ChargeBatch == line.ChargeBatch)
            && (lines.Lines.Count == 0 || lines.Lines.Contains(said.Key)),
        _ => false,
    };

    private sealed record Statement(BeneficiaryId Person, Assertion Said, bool TooLate, PersonEvent Record)
    {
        /// <summary>Whether another statement says the same in the same message, and was taken in later.</summary>
        public bool IsSaidAgainBy(Statement other) =>
            this != other
            && Said.MessageId.Length > 0
            && Said.IngestedAt < other.Said.IngestedAt
            && SaysTheSame(other);

        /// <summary>The statement that counts of those that one message makes; without a message id each counts.</summary>
        public Statement FirstSaid(List<Statement> all) => Said.MessageId.Length == 0 ? this : all.Find(SaysTheSame)!;

        private bool SaysTheSame(Statement other) =>
            Said.Key == other.Said.Key
            && Said.Version == other.Said.Version
            && Said.MessageId == other.Said.MessageId
            && Said.Parent == other.Said.Parent
            && Canonical(Said.Content) == Canonical(other.Said.Content);

        private static string Canonical(Fact fact) => fact is Cancellation { Target: CancellationTarget.OfLines lines } cancellation
            ? $"{cancellation.Encounter} {lines.ChargeBatch} {string.Join(' ', lines.Lines)} {fact.EventTime}"
            : fact is Cancellation { Target: CancellationTarget.OfFact target } ? $"{target.Key} {target.UpToVersion} {fact.EventTime}"
            : fact is Cancellation other ? $"{other.Target} {fact.EventTime}"
            : Text.OfFact(fact);
    }
}
