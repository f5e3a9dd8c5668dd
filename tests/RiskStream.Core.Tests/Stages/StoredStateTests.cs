using RiskStream.Alerts;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Stages;
using RiskStream.Windows;
using Xunit.Abstractions;

namespace RiskStream.Core.Tests;

/// <summary>The state of both stages comes back from its stored form as it was, and damage to that form is said.</summary>
public class StoredStateTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_fact_comes_back_as_it_was()
    {
        var state = new PersonState("psn-1");
        var facts = AllKinds().ToList();
        var statements = Stated.By(facts);
        Assert.All(statements, statement => Assert.True(state.Add(statement)));

        var restored = new PersonState("psn-1");
        restored.Restore(state.TakeChange()!.Bytes);

        Assert.Equal(facts.Select(Describe).Order(), restored.Ledger.Assertions().Select(Describe).Order());
        Assert.All(statements, statement => Assert.False(restored.Add(statement)));
    }

    [Fact]
    public void What_was_said_comes_back_as_it_was()
    {
        var state = new PersonState("psn-1");
        var said = new SaidAlert
        {
            RuleId = "H01",
            Subject = new Subject("psn", "psn-1"),
            Anchor = Some.Day("1969-12-31"),
            Revision = 7,
            CaseId = "case",
            Severity = Severity.High,
            Ratio = 4.0 / 3,
            PeakAt = Some.OnDay(3),
            End = Some.OnDay(9),
            Digest = ulong.MaxValue,
            Withdrawn = true,
            Published = true,
            Unsaid = true,
        };
        state.Journal.Restore(said);
        state.Record(said);

        var restored = new PersonState("psn-1");
        restored.Restore(state.TakeChange()!.Bytes);

        Assert.Equal(said, Assert.Single(restored.Journal.Entries));
    }

    [Fact]
    public void Visits_and_treatments_come_back_as_they_were()
    {
        var visit = new VisitUse
        {
            Encounter = new EncounterId("E1"),
            Paid = new Money(5),
            Total = new Money(7),
            Basket = ulong.MaxValue,
            Doctor = "D1",
            IsDiagnosed = true,
            Balance = new Money(0),
            InSets = "EX-CHRONIC,EX-FAMILY",
        };
        var visits = new VisitState("visit|P1");
        visits.Apply(Change("S1", visit));
        visits.Apply(Change("S2", visit with { Balance = null, IsDiagnosed = false, Doctor = string.Empty }));
        var therapies = new TherapyState("therapy|P1|D1");
        therapies.Apply(Change("L1", new TherapyUse { Item = "A", Doctor = "D1", MinutesE4 = 300_000, InSets = "EX-REHAB" }));

        var (visitsAgain, therapiesAgain) = (new VisitState(visits.Key), new TherapyState(therapies.Key));
        visitsAgain.Restore(visits.TakeChange()!.Bytes);
        therapiesAgain.Restore(therapies.TakeChange()!.Bytes);

        Assert.Equal(2, visits.Uses.Count);
        Assert.Equal(visits.Uses.All, visitsAgain.Uses.All);
        Assert.Equal(therapies.Uses.All, therapiesAgain.Uses.All);
        Assert.Equal("511600", visitsAgain.Region);
    }

    [Fact]
    public void Stays_of_a_prefecture_come_back_as_they_were_and_take_little_room()
    {
        var stay = new StayUse
        {
            Prefecture = "5101",
            Provider = Some.Hospital,
            Encounter = new EncounterId("ZY2026050112345"),
            Total = new Money(812_345),
            Lines = new Money(812_300),
            Exams = new Money(101_000),
            Drugs = new Money(301_000),
            Materials = new Money(51_000),
            Treatment = new Money(91_000),
            IsCheckup = true,
        };
        var stays = new StayState("stays|5101");
        stays.Apply(Change("SET:2026050112345", stay));
        var again = new StayState(stays.Key);
        var bytes = stays.TakeChange()!.Bytes;
        again.Restore(bytes);

        Assert.Equal(stays.Uses.All, again.Uses.All);
        Assert.InRange(bytes.Length, 1, 120);
    }

    [Fact]
    public void Items_of_a_group_come_back_as_they_were_and_take_little_room()
    {
        var item = new ItemUse
        {
            Prefecture = "5101",
            Group = "HIP",
            Provider = Some.Hospital,
            Item = "C02010100100000010001",
            QuantityE4 = 20_000,
            Amount = new Money(812_345),
        };
        var items = new ItemState("items|5101|HIP");
        items.Apply(Change("FEE:ZY2026050112345:1", item));
        items.Apply(Change("FEE:ZY2026050112345:2", item with { QuantityE4 = -10_000, Amount = new Money(-400_000) }));
        var again = new ItemState(items.Key);
        var bytes = items.TakeChange()!.Bytes;
        again.Restore(bytes);

        Assert.Equal(items.Uses.All, again.Uses.All);
        Assert.InRange(bytes.Length, 1, 200);
    }

    [Theory]
    [InlineData(20, 180)]
    [InlineData(200, 360)]
    public void Cases_come_back_as_they_were_and_take_little_room_whatever_was_charged(int items, int most)
    {
        var stay = new CaseUse
        {
            Prefecture = "5101",
            Diagnosis = "I10",
            Provider = Some.Hospital,
            Encounter = new EncounterId("ZY2026050112345"),
            Days = 7,
            Total = new Money(812_345),
            AdmittedAt = Some.OnDay(1),
            Items = ItemSketch.Of(Enumerable.Range(1, items).Select(item => unchecked((uint)item * 2_654_435_761))),
            InSets = "EX-ONCO",
        };
        var cases = new CaseState("cases|5101|I10");
        cases.Apply(Change("SET:2026050112345", stay));
        var again = new CaseState(cases.Key);
        var bytes = cases.TakeChange()!.Bytes;
        again.Restore(bytes);

        Assert.Equal(cases.Uses.All, again.Uses.All);
        Assert.InRange(bytes.Length, 1, most);
    }

    [Fact]
    public void Packs_come_back_as_they_were_and_take_little_room()
    {
        var sale = new TraceUse
        {
            Code = "81|1",
            Provider = new ProviderId("P51010000001"),
            Region = "510100",
            Settlement = FactKey.Settlement("S1"),
            Device = "T1",
            IsSplitPack = true,
            UnitsE4 = 250_000,
            Amount = new Money(99),
        };
        var packs = new TraceState("trace|81|1");
        packs.Apply(Change("FEE:E1:1", sale));
        var one = packs.TakeChange()!.Bytes.Length;
        packs.Apply(Change("SET:1", sale with { IsReversed = true }));
        packs.Apply(Change("STK:1", sale with { IsByStock = true, IsReturn = true, Settlement = default }) with { Beneficiary = default });

        var again = new TraceState(packs.Key);
        again.Restore(Whole(packs));

        Assert.Equal(3, again.Uses.Count);
        Assert.Equal(packs.Uses.All, again.Uses.All);
        Assert.InRange(one, 1, 80);

        static byte[] Whole(TraceState state)
        {
            var copy = new TraceState(state.Key);
            foreach (var use in state.Uses.All)
            {
                copy.Apply(Change(use.Key.Value, use.Content) with { Beneficiary = use.Beneficiary });
            }

            return copy.TakeChange()!.Bytes;
        }
    }

    [Fact]
    public void Groups_come_back_as_they_were()
    {
        var groups = new GroupState("group|H1|addr|home|1");
        var admitted = new GroupUse { Bond = Bond.Address, Token = "home|1", Encounter = new("E1"), InSets = "EX-EMERGENCY" };
        groups.Apply(Change("ADM:E1", admitted));
        groups.Apply(Change("ADM:E2", admitted with { Encounter = new("E2"), InSets = string.Empty }));

        var again = new GroupState(groups.Key);
        again.Restore(groups.TakeChange()!.Bytes);

        Assert.Equal(2, groups.Uses.Count);
        Assert.Equal(groups.Uses.All, again.Uses.All);
    }

    [Fact]
    public void State_is_equal_whether_it_was_appended_to_or_written_anew() =>
        Property.Holds(output, (300_000, 300), UseHistories.Next, (history, _) =>
        {
            var always = new TwoStages(LongHistories.Setting);
            var once = new TwoStages(LongHistories.Setting);
            foreach (var record in history)
            {
                always.Feed(record).Commit();
                once.Feed(record);
            }

            once.Commit();
            return Text.Difference(Dump(once), Dump(always));
        });

    [Fact]
    public void Damaged_bytes_are_said_to_be_damaged_or_read_as_something_else()
    {
        const int Seed = 23;
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var engine = new TwoStages(LongHistories.Setting).Feed(UseHistories.Next(random));
        engine.Commit();
        var stored = engine.PartitionOf(Some.Person).Stored.Concat(engine.Institutions.Stored).ToList();
        for (var n = 0; n < 20_000; n++)
        {
            var (key, bytes) = stored[random.Next(stored.Count)];
            var damaged = bytes.AsSpan(0, random.Next(2) == 0 ? bytes.Length : random.Next(bytes.Length)).ToArray();
            if (damaged.Length > 0)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            var thrown = Record.Exception(() => NewState(key).Restore(damaged));
            Assert.True(thrown is null or DamagedStateException, $"{thrown}");
        }
    }

    private static KeyedState NewState(string key) =>
        key.StartsWith("card|", StringComparison.Ordinal) ? new CardState(key)
        : key.StartsWith("exam|", StringComparison.Ordinal) ? new ExamState(key)
        : key.StartsWith("visit|", StringComparison.Ordinal) ? new VisitState(key)
        : key.StartsWith("therapy|", StringComparison.Ordinal) ? new TherapyState(key)
        : key.StartsWith("group|", StringComparison.Ordinal) ? new GroupState(key)
        : key.StartsWith("trace|", StringComparison.Ordinal) ? new TraceState(key)
        : key.StartsWith("stays|", StringComparison.Ordinal) ? new StayState(key)
        : key.StartsWith("items|", StringComparison.Ordinal) ? new ItemState(key)
        : key.StartsWith("cases|", StringComparison.Ordinal) ? new CaseState(key)
        : key.StartsWith("baskets|", StringComparison.Ordinal) ? new BasketState(key)
        : new PersonState(key);

    private static InstitutionChange Change(string key, InstitutionUse use) => new()
    {
        Holds = true,
        Provider = new ProviderId("P1"),
        Region = "511600",
        Beneficiary = Some.Person,
        EventTime = Some.OnDay(1),
        Key = new FactKey(key),
        Use = use,
    };

    private static IEnumerable<string> Dump(TwoStages engine) =>
        engine.Institutions.Stored
            .Select(stored =>
            {
                var state = NewState(stored.Key);
                state.Restore(stored.Value);
                return $"{stored.Key}: " + (state is ExamState exam
                    ? $"{string.Join('\n', exam.Uses.All)} {exam.Uses.FirstDay} {Said(exam.Journal)} {Confirmed(exam.Confirmed)}"
                    : $"{string.Join('\n', ((CardState)state).Uses.All)} {Said(((CardState)state).Journal)} "
                        + Confirmed(((CardState)state).Confirmed));
            })
            .Order();

    private static string Said(AlertJournal journal) =>
        string.Join('\n', journal.Entries.Select(said => $"{said}").Order(StringComparer.Ordinal));

    private static string Confirmed(ConfirmedSpans spans) =>
        string.Join('\n', spans.All.Select(span => $"{span}").Order(StringComparer.Ordinal));

    private static string Describe(Assertion said)
    {
        var content = said.Content;
        var lists = content switch
        {
            Admission admission => admission.Diagnoses,
            Discharge discharge => discharge.Diagnoses,
            Settlement settlement => settlement.Diagnoses,
            ClaimLine line => [.. line.Diagnoses, .. line.TraceCodes],
            Cancellation { Target: CancellationTarget.OfLines lines } => [.. lines.Lines.Select(line => line.Value)],
            _ => [],
        };
        var plain = $"{said}".Replace("System.Collections.Generic.List`1[System.String]", "list", StringComparison.Ordinal);
        return System.Text.RegularExpressions.Regex.Replace(plain, "(Diagnoses|Lines|TraceCodes) = [^,}]*", "$1")
            + string.Join(' ', lists);
    }

    private static IEnumerable<Assertion> AllKinds()
    {
        var at = Some.Time("1969-07-20 20:17");
        yield return Some.Admission("E1", at, a => a with
        {
            MedicalType = "21",
            Diagnoses = ["I10", "N18.5"],
            ChronicDisease = "M07800",
            TransferredFrom = new("E0"),
            IsEmergency = true,
            IsNewborn = true,
            Phone = "tel-1",
            Employer = "emp-1",
        }) with
        { Version = 3, TooLate = true };
        yield return Some.Discharge("E1", at + TimeSpan.FromDays(3));
        var settlement = Some.Settlement("S1", "E1", at, s => s with
        {
            Service = ServiceKind.Emergency,
            MedicalType = "11",
            BegunAt = at,
            EndedAt = at + TimeSpan.FromDays(1),
            TotalCharge = new Money(Money.MaxFen),
            FundPayment = new Money(-5),
            AccountPayment = new Money(1),
            FamilyPayment = new Money(2),
            Balance = new Money(0),
            Device = "T1",
            Operator = "王",
            PersonPresent = true,
            Diagnoses = ["J00"],
            ChronicDisease = "M1",
            IsMidStay = true,
            ChargeBatch = "B1",
        });
        yield return settlement;
        yield return Some.Line("E1", "1", at, line => line with
        {
            Class = ChargeClass.Laboratory,
            Service = ServiceKind.Inpatient,
            QuantityE4 = -25_000,
            Amount = new Money(-100),
            Doctor = "D1",
            ChargeBatch = "B1",
            SupplyDays = 84,
            Diagnoses = ["R05"],
            TraceCodes = ["8100", "8101"],
            IsSplitPack = true,
        }) with
        { Parent = settlement.Key, ParentVersion = 1, MessageId = settlement.MessageId };
        yield return Some.Reversal(settlement, at, 2);
        yield return Some.Undo("M-x", at);
        yield return Some.LinesCancelled("E1", at, "1", "2");
        yield return Some.Disposition("A1", "confirm", at, d => d with
        {
            Reviewer = "R1",
            RuleId = "H07",
            SubjectKind = "inst+item",
            SubjectKey = "H51010000001|CT",
            Days = new DaySpan(Some.Day("1969-07-19"), Some.Day("1970-01-02")),
        }, "1");
        yield return Some.Disposition("A2", "dismiss", at);
        yield return Some.Discharge("E2", at) with { MessageId = string.Empty, IngestedAt = default };
    }
}
