using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Statements;

namespace RiskStream.Core.Tests;

/// <summary>
/// A fact is too late if all of its standing statements were. A line inside a settlement was taken to stand after its settlement was
/// reversed, so the same line, uploaded beyond the allowed lateness, entered short windows.
/// </summary>
public class A_reversed_settlement_kept_its_lines_in_time
{
    private static readonly Assertion Settlement = Some.Settlement("S1", "E1", Some.OnDay(1));
    private static readonly Assertion Uploaded = Some.Line("E1", "1", Some.OnDay(1)) with
    {
        MessageId = "M-uploaded",
        IngestedAt = Some.OnDay(40),
        TooLate = true,
    };

    private readonly PersonLedger _ledger = new();

    [Fact]
    public void A_line_inside_a_settlement_makes_an_upload_in_time_while_the_settlement_holds()
    {
        Add([Settlement, Inside(Settlement)], [Uploaded]);

        Assert.False(Line.TooLate);
    }

    [Fact]
    public void A_line_inside_a_reversed_settlement_does_not_make_an_upload_in_time()
    {
        Add([Settlement, Inside(Settlement)], [Some.Reversal(Settlement, Some.OnDay(2))], [Uploaded]);

        Assert.True(Line.TooLate);
    }

    [Fact]
    public void A_line_inside_a_settlement_that_was_moved_elsewhere_does_not_make_an_upload_in_time()
    {
        var moved = Some.Settlement("S1", "E2", Some.OnDay(1)) with { Version = 2, MessageId = "M-moved" };

        Add([Settlement, Inside(Settlement)], [moved], [Uploaded]);

        Assert.True(Line.TooLate);
    }

    [Fact]
    public void A_correction_that_comes_late_leaves_the_lines_of_the_first_version_in_time()
    {
        var corrected = Settlement with { Version = 2, MessageId = "M-2", IngestedAt = Some.OnDay(40), TooLate = true };

        Add([Settlement, Inside(Settlement)], [corrected, Inside(corrected) with { TooLate = true }]);

        Assert.False(Line.TooLate);
    }

    [Fact]
    public void A_late_upload_is_too_late_when_only_the_version_that_carried_it_in_time_was_reversed()
    {
        var corrected = Settlement with { Version = 2, MessageId = "M-2", IngestedAt = Some.OnDay(40), TooLate = true };

        Add(
            [Settlement, Inside(Settlement)],
            [corrected, Inside(corrected) with { TooLate = true }],
            [Some.Reversal(Settlement, Some.OnDay(41), upTo: 1)]);

        Assert.True(Line.TooLate);
    }

    [Fact]
    public void Without_message_ids_each_statement_stands_for_itself()
    {
        var line = Uploaded with { MessageId = string.Empty, TooLate = false, IngestedAt = Some.OnDay(1) };
        var anew = line with { IngestedAt = Some.OnDay(3) };

        Add([line], [Some.LinesCancelled("E1", Some.OnDay(2))], [anew]);

        Assert.False(Line.TooLate);
    }

    private EffectiveFact<ClaimLine> Line => Assert.Single(_ledger.FactsOf(new("E1")).Lines);

    private static Assertion Inside(Assertion settlement) => Some.Line("E1", "1", Some.OnDay(1)) with
    {
        Version = settlement.Version,
        Parent = settlement.Key,
        ParentVersion = settlement.Version,
        MessageId = settlement.MessageId,
        IngestedAt = settlement.IngestedAt,
    };

    private void Add(params IReadOnlyList<Assertion>[] told)
    {
        foreach (var statement in told.SelectMany(StatementCodec.Encode))
        {
            _ledger.Add(statement);
        }
    }
}
