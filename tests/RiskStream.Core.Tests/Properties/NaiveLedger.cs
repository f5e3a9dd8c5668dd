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

    public bool HasDiagnosis(string prefix) => Facts.Any(fact => DiagnosesOf(fact.Content).Any(code => code.StartsWith(prefix)));

    private static IReadOnlyList<string> DiagnosesOf(Fact fact) => fact switch
    {
        Admission admission => admission.Diagnoses,
        Discharge discharge => discharge.Diagnoses,
        Settlement settlement => settlement.Diagnoses,
        ClaimLine line => line.Diagnoses,
        _ => [],
    };
}

/// <summary>
/// What holds after all records, worked out from their whole list by the definitions alone: a statement stands unless a standing
/// cancellation names it; of the standing statements of a fact the newest holds; a line inside a settlement holds while that
/// version of the settlement does; a fact is too late if all of its standing statements were.
/// </summary>
internal static class NaiveLedger
{
    public static List<NaiveEncounter> Of(IReadOnlyList<PersonEvent> records, AllowedLateness lateness)
    {
        var judged = Judge(records, lateness);
        return [.. judged.GroupBy(statement => statement.Person).SelectMany(EncountersOf)];
    }

    private static List<Statement> Judge(IReadOnlyList<PersonEvent> records, AllowedLateness lateness)
    {
        var statements = new List<Statement>();
        EventTimestamp? watermark = null;
        foreach (var record in records)
        {
            foreach (var said in record.Assertions)
            {
                var tooLate = watermark - said.Content.EventTime > lateness.For(said.Content);
                statements.Add(new Statement(record.Beneficiary, said, tooLate && said.Content is not Cancellation));
            }

            watermark = EventTimestamp.Later(watermark ?? record.EventTime, record.EventTime);
        }

        return statements;
    }

    private static IEnumerable<NaiveEncounter> EncountersOf(IGrouping<BeneficiaryId, Statement> person)
    {
        var all = person.ToList();
        var standing = all.Where(statement => statement.Said.Content is not Cancellation && Stands(statement, all)).ToList();
        var carriers = Newest(standing.Where(statement => !statement.Said.Parent.IsGiven));
        var carried = standing.Where(statement => !statement.Said.Parent.IsGiven
            || carriers.Any(carrier => carrier.Said.Key == statement.Said.Parent
                && carrier.Said.Version == statement.Said.ParentVersion));
        return Newest(carried)
            .Select(newest => new NaiveFact(
                newest.Said.Key,
                newest.Said.Content,
                standing.Where(other => other.Said.Key == newest.Said.Key).All(other => other.TooLate)))
            .OrderBy(fact => fact.Content.EventTime).ThenBy(fact => fact.Key.Value, StringComparer.Ordinal)
            .GroupBy(fact => fact.Content.Encounter)
            .Select(encounter => new NaiveEncounter(person.Key, encounter.Key, [.. encounter]));
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
            && Stands(other, all));

    private static bool Names(Cancellation cancellation, Assertion said) => cancellation.Target switch
    {
        CancellationTarget.OfFact fact => said.Key == fact.Key && said.Version <= fact.UpToVersion,
        CancellationTarget.OfMessage message => said.MessageId == message.MessageId,
        CancellationTarget.OfLines lines => said.Content is ClaimLine line
            && !said.Parent.IsGiven
            && line.Encounter == cancellation.Encounter
            && said.IngestedAt <= lines.UpTo
            && (lines.ChargeBatch.Length == 0 || lines.ChargeBatch == line.ChargeBatch)
            && (lines.Lines.Count == 0 || lines.Lines.Contains(said.Key)),
        _ => false,
    };

    private sealed record Statement(BeneficiaryId Person, Assertion Said, bool TooLate);
}
