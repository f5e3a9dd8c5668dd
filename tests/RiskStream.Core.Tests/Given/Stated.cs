using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Statements;

namespace RiskStream.Core.Tests;

/// <summary>Assertions as messages: a line inside a settlement comes in that settlement's message, everything else in its own.</summary>
internal static class Stated
{
    public static IReadOnlyList<Statement> By(params IReadOnlyList<Assertion> assertions) =>
    [
        .. assertions.Where(assertion => !assertion.Parent.IsGiven).SelectMany(assertion => StatementCodec.Encode(
        [
            assertion,
            .. assertions
                .Where(line => line.Parent == assertion.Key && line.ParentVersion == assertion.Version)
                .Select(line => line with { MessageId = assertion.MessageId, IngestedAt = assertion.IngestedAt }),
        ])),
    ];

    public static bool Add(this PersonLedger ledger, params IReadOnlyList<Assertion> assertions) =>
        By(assertions).Select(ledger.Add).ToList().Contains(true);

    public static IEnumerable<Assertion> Assertions(this PersonLedger ledger) => StatementCodec.Decode([.. ledger.Statements]);

    public static IEnumerable<EncounterId> Affects(this PersonLedger ledger, Assertion assertion) =>
        ledger.Affects(By(assertion)[0]);
}
