using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Statements;

namespace RiskStream.Core.Tests;

/// <summary>
/// A message that says the same again adds nothing, so a retry never carried lines; but a settlement may be sent without its lines first
/// and with them in the retry, and then they were nowhere.
/// </summary>
public class A_settlement_sent_again_with_its_lines_lost_them
{
    private static readonly Assertion Bare = Some.Settlement("S1", "E1", Some.OnDay(1));
    private readonly PersonLedger _ledger = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_lines_that_the_first_one_lacked_hold(bool inOrder)
    {
        var again = Again(2, "1", "2");
        var bare = StatementCodec.Encode([Bare]);

        foreach (var statement in inOrder ? bare.Concat(again) : again.Concat(bare))
        {
            _ledger.Add(statement);
        }

        Assert.Equal(["FEE:E1:1", "FEE:E1:2"], LineKeys);
    }

    [Fact]
    public void Of_several_retries_the_first_with_lines_brings_them()
    {
        Add(StatementCodec.Encode([Bare]), Again(3, "1", "2"), Again(2, "1"));

        Assert.Equal(["FEE:E1:1"], LineKeys);
    }

    [Fact]
    public void A_retry_adds_no_lines_to_those_of_the_first_one()
    {
        Add(Again(1, "1"), Again(2, "1", "2"));

        Assert.Equal(["FEE:E1:1"], LineKeys);
    }

    [Fact]
    public void A_retry_that_comes_after_a_correction_with_lines_does_not_undo_it()
    {
        var corrected = Bare with { MessageId = "M-corrected", IngestedAt = Some.OnDay(2) };
        var inside = Within(corrected, "9");

        Add(StatementCodec.Encode([Bare]), StatementCodec.Encode([corrected, inside]), Again(3, "1"));

        Assert.Equal(["FEE:E1:9"], LineKeys);
    }

    [Fact]
    public void The_lines_of_a_retry_go_when_the_settlement_is_reversed()
    {
        Add(StatementCodec.Encode([Bare]), Again(2, "1"), StatementCodec.Encode([Some.ReversalUpTo(Bare, Some.OnDay(1, 10))]));

        Assert.Empty(LineKeys);
    }

    private IEnumerable<string> LineKeys => _ledger.FactsOf(new("E1")).Lines.Select(line => line.Key.Value);

    private static IReadOnlyList<Statement> Again(int day, params string[] lines)
    {
        var settlement = Bare with { IngestedAt = Some.OnDay(day) };
        return StatementCodec.Encode([settlement, .. lines.Select(line => Within(settlement, line))]);
    }

    private static Assertion Within(Assertion settlement, string line) => Some.Line("E1", line, Some.OnDay(1)) with
    {
        Parent = settlement.Key,
        ParentVersion = 1,
        MessageId = settlement.MessageId,
        IngestedAt = settlement.IngestedAt,
    };

    private void Add(params IReadOnlyList<Statement>[] told)
    {
        foreach (var statement in told.SelectMany(statements => statements))
        {
            _ledger.Add(statement);
        }
    }
}
