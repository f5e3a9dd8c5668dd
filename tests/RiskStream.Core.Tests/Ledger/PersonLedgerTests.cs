using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Ledger;

namespace RiskStream.Core.Tests;

public class PersonLedgerTests
{
    private static readonly EncounterId Stay = new("E1");
    private static readonly Assertion Admission = Some.Admission("E1", Some.OnDay(1));
    private readonly PersonLedger _ledger = new();

    [Fact]
    public void A_statement_that_comes_again_is_not_added()
    {
        Assert.True(_ledger.Add(Admission));
        Assert.False(_ledger.Add(Admission with { IngestedAt = Some.OnDay(9) }));
    }

    [Fact]
    public void The_highest_version_holds_in_whatever_order_they_come()
    {
        Add(Version(3, Some.OnDay(3)), Admission, Version(2, Some.OnDay(2)));

        Assert.Equal(Some.OnDay(3), Facts.AdmittedAt);
    }

    [Fact]
    public void Of_one_version_the_last_that_was_taken_in_holds()
    {
        var later = Admission with
        {
            MessageId = "M-later",
            IngestedAt = Some.OnDay(2),
            Content = Admission.Content with { EventTime = Some.OnDay(2) },
        };

        Add(later, Admission);

        Assert.Equal(Some.OnDay(2), Facts.AdmittedAt);
    }

    [Fact]
    public void A_reversal_takes_back_the_versions_up_to_its_own()
    {
        Add(Admission, Some.Reversal(Admission, Some.OnDay(2), upTo: 1));
        Assert.True(Facts.IsEmpty);

        Add(Version(2, Some.OnDay(2)));
        Assert.Equal(Some.OnDay(2), Facts.AdmittedAt);
    }

    [Fact]
    public void A_reversal_may_come_before_what_it_takes_back()
    {
        Add(Some.Reversal(Admission, Some.OnDay(2)), Admission);

        Assert.True(Facts.IsEmpty);
    }

    [Fact]
    public void Undoing_may_be_undone_in_turn()
    {
        var reversal = Some.Reversal(Admission, Some.OnDay(2));
        var undo = Some.Undo(reversal.MessageId, Some.OnDay(3));
        var undoOfUndo = Some.Undo(undo.MessageId, Some.OnDay(4));

        Add(Admission, reversal);
        Assert.True(Facts.IsEmpty);
        Add(undo);
        Assert.False(Facts.IsEmpty);
        Add(undoOfUndo);
        Assert.True(Facts.IsEmpty);
    }

    [Fact]
    public void Messages_that_name_each_other_in_a_ring_come_to_an_end()
    {
        Add(
            Admission,
            Some.Reversal(Admission, Some.OnDay(2)) with { MessageId = "A" },
            Some.Undo("A", Some.OnDay(3)) with { MessageId = "B" },
            Some.Undo("B", Some.OnDay(3)) with { MessageId = "A" });

        Assert.NotNull(Facts);
    }

    [Fact]
    public void A_message_that_is_taken_back_takes_all_that_it_stated_along()
    {
        var settlement = Some.Settlement("S1", "E1", Some.OnDay(2)) with { MessageId = "M1" };
        var line = Within(settlement, "1") with { MessageId = "M1" };

        Add(settlement, line, Some.Undo("M1", Some.OnDay(3)));

        Assert.True(Facts.IsEmpty);
    }

    [Fact]
    public void The_lines_within_a_settlement_stand_while_that_version_of_it_does()
    {
        var first = Some.Settlement("S1", "E1", Some.OnDay(2));
        var second = first with { Version = 2 };

        Add(first, Within(first, "1"), Within(first, "2"));
        Assert.Equal(["FEE:E1:1", "FEE:E1:2"], LineKeys);

        Add(second, Within(second, "2"));
        Assert.Equal(["FEE:E1:2"], LineKeys);

        Add(Some.Reversal(first, Some.OnDay(3)));
        Assert.Empty(LineKeys);
    }

    [Fact]
    public void A_line_that_also_came_by_itself_stands_without_its_settlement()
    {
        var settlement = Some.Settlement("S1", "E1", Some.OnDay(2));

        Add(Some.Line("E1", "1", Some.OnDay(1)), settlement, Within(settlement, "1"), Some.Reversal(settlement, Some.OnDay(3)));

        Assert.Equal(["FEE:E1:1"], LineKeys);
    }

    [Fact]
    public void Lines_that_are_taken_back_may_be_uploaded_again()
    {
        var line = Some.Line("E1", "1", Some.OnDay(1));
        Add(line, Some.Line("E1", "2", Some.OnDay(1)), Some.LinesCancelled("E1", Some.OnDay(2), "1"));
        Assert.Equal(["FEE:E1:2"], LineKeys);

        Add(line with { MessageId = "M-again", IngestedAt = Some.OnDay(3) });

        Assert.Equal(["FEE:E1:1", "FEE:E1:2"], LineKeys);
    }

    [Fact]
    public void Lines_without_a_message_id_may_be_uploaded_again_too()
    {
        var line = Some.Line("E1", "1", Some.OnDay(1)) with { MessageId = string.Empty };
        Add(line, Some.LinesCancelled("E1", Some.OnDay(2)));
        Assert.Empty(LineKeys);

        Add(line with { IngestedAt = Some.OnDay(3) });

        Assert.Equal(["FEE:E1:1"], LineKeys);
    }

    [Fact]
    public void Taking_back_lines_without_naming_any_takes_back_all_of_that_encounter()
    {
        Add(
            Some.Line("E1", "1", Some.OnDay(1)),
            Some.Line("E1", "2", Some.OnDay(1)),
            Some.Line("E2", "1", Some.OnDay(1)),
            Some.LinesCancelled("E1", Some.OnDay(2)));

        Assert.Empty(LineKeys);
        Assert.Single(_ledger.FactsOf(new("E2")).Lines);
    }

    [Fact]
    public void Taking_back_a_batch_leaves_other_batches_and_lines_inside_settlements()
    {
        var settlement = Some.Settlement("S1", "E1", Some.OnDay(1), s => s with { ChargeBatch = "B3" });
        var all = Some.LinesCancelled("E1", Some.OnDay(2));
        var target = new CancellationTarget.OfLines { ChargeBatch = "B1", UpTo = Some.OnDay(2) };
        var batch = all with { Content = (Cancellation)all.Content with { Target = target } };

        Add(
            Some.Line("E1", "1", Some.OnDay(1), line => line with { ChargeBatch = "B1" }),
            Some.Line("E1", "2", Some.OnDay(1), line => line with { ChargeBatch = "B2" }),
            settlement,
            Within(settlement, "3"),
            batch);

        Assert.Equal(["FEE:E1:2", "FEE:E1:3"], LineKeys);
    }

    [Fact]
    public void A_stay_is_known_by_its_admission_or_else_by_its_first_settlement()
    {
        var late = Some.Settlement("S2", "E1", Some.OnDay(9), s => s with { Service = ServiceKind.Inpatient });
        var early = Some.Settlement("S1", "E1", Some.OnDay(5), s => s with { Service = ServiceKind.Inpatient, BegunAt = Some.OnDay(2) });

        Add(late);
        Assert.Equal((Some.OnDay(9), new FactKey("SET:S2")), (Facts.AdmittedAt, Facts.AdmittedBy));
        Add(early);
        Assert.Equal((Some.OnDay(2), new FactKey("SET:S1")), (Facts.AdmittedAt, Facts.AdmittedBy));
        Add(Admission);
        Assert.Equal((Some.OnDay(1), new FactKey("ADM:E1")), (Facts.AdmittedAt, Facts.AdmittedBy));
        Assert.Single(_ledger.Stays());
    }

    [Fact]
    public void A_settlement_in_mid_stay_does_not_end_the_stay()
    {
        Add(
            Some.Settlement("S2", "E1", Some.OnDay(20), s => s with { Service = ServiceKind.Inpatient, IsMidStay = true, EndedAt = Some.OnDay(19) }),
            Admission);
        Assert.Null(Facts.EndedAt);

        Add(Some.Settlement("S1", "E1", Some.OnDay(10), s => s with { Service = ServiceKind.Inpatient, EndedAt = Some.OnDay(9) }));
        Assert.Equal(Some.OnDay(9), Facts.EndedAt);

        Add(Some.Discharge("E1", Some.OnDay(30)));
        Assert.Equal(Some.OnDay(30), Facts.EndedAt);
    }

    [Fact]
    public void An_outpatient_visit_is_no_stay()
    {
        Add(Some.Settlement("S1", "E1", Some.OnDay(9)));

        Assert.Null(Facts.AdmittedAt);
        Assert.Empty(_ledger.Stays());
    }

    [Fact]
    public void A_cancellation_affects_the_encounters_that_it_may_reach()
    {
        var reversal = Some.Reversal(Admission, Some.OnDay(2));
        Add(Admission, Some.Admission("E2", Some.OnDay(1)), reversal);

        Assert.Equal([Stay], _ledger.Affects(Some.Undo(reversal.MessageId, Some.OnDay(3))));
        Assert.Empty(_ledger.Affects(Some.Undo("M-unknown", Some.OnDay(3))));
    }

    [Fact]
    public void Encounters_are_forgotten_when_all_of_them_is_old()
    {
        Add(
            Some.Line("V1", "1", Some.OnDay(1)),
            Some.Line("V2", "1", Some.OnDay(1)),
            Some.Line("V2", "2", Some.OnDay(5)),
            Admission);

        Assert.True(_ledger.Forget(Some.OnDay(4), Some.OnDay(-40)));
        Assert.Equal(["E1", "V2"], _ledger.Encounters.Select(encounter => encounter.Value).Order());
        Assert.False(_ledger.Forget(Some.OnDay(4), Some.OnDay(-40)));
        Assert.True(_ledger.Forget(Some.OnDay(4), Some.OnDay(4)));
        Assert.Equal(["V2"], _ledger.Encounters.Select(encounter => encounter.Value));
    }

    private EncounterFacts Facts => _ledger.FactsOf(Stay);

    private IEnumerable<string> LineKeys => Facts.Lines.Select(line => line.Key.Value);

    private static Assertion Version(uint version, EventTimestamp at) =>
        Admission with { Version = version, IngestedAt = at, Content = Admission.Content with { EventTime = at } };

    private static Assertion Within(Assertion settlement, string line) =>
        Some.Line("E1", line, Some.OnDay(1)) with
        {
            Version = settlement.Version,
            Parent = settlement.Key,
            ParentVersion = settlement.Version,
        };

    private void Add(params Assertion[] assertions) => _ledger.Add(assertions);
}
