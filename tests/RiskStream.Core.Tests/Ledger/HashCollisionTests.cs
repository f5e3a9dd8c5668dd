using System.Buffers.Binary;
using System.Text;
using RiskStream.Facts;
using RiskStream.Ledger;
using RiskStream.Statements;

namespace RiskStream.Core.Tests;

/// <summary>A hash only finds: two encounters or two facts with one hash are two.</summary>
public class HashCollisionTests
{
    private readonly PersonLedger _ledger = new();

    private delegate ulong Hash(ReadOnlySpan<byte> text);

    private delegate ulong HashInBlock(in ShortText text);

    [Fact]
    public void The_texts_of_these_tests_have_one_hash()
    {
        var hash = typeof(Statement).Assembly.GetType("RiskStream.Statements.TextHash")!.GetMethod("Of", [typeof(ReadOnlySpan<byte>)])!.CreateDelegate<Hash>();

        Assert.Equal(hash(Colliding(1)), hash(Colliding(2)));
        Assert.NotEqual(hash("one"u8), hash("two"u8));
    }

    [Fact]
    public void A_short_text_has_one_hash_in_a_block_and_out_of_one()
    {
        var type = typeof(Statement).Assembly.GetType("RiskStream.Statements.TextHash")!;
        var hash = type.GetMethod("Of", [typeof(ReadOnlySpan<byte>)])!.CreateDelegate<Hash>();
        var inBlock = type.GetMethod("Of", [typeof(ShortText).MakeByRefType()])!.CreateDelegate<HashInBlock>();
        var text = "M00000000\u00e97D511"u8;

        for (var length = 0; length <= ShortText.MaxLength; length++)
        {
            Assert.Equal(inBlock(ShortText.Of(text[..length])), hash(text[..length]));
        }
    }

    [Fact]
    public void Two_encounters_with_one_hash_are_two()
    {
        var (one, two) = (DischargeFrom(Colliding(1), 1), DischargeFrom(Colliding(2), 2));

        Assert.True(_ledger.Add(one));
        Assert.True(_ledger.Add(two));

        Assert.Equal(2, _ledger.Encounters.Count());
        Assert.Equal(Some.OnDay(1), _ledger.FactsAbout(one).EndedAt);
        Assert.Equal(Some.OnDay(2), _ledger.FactsAbout(two).EndedAt);
        Assert.False(_ledger.Add(two));
    }

    [Fact]
    public void An_encounter_is_found_when_the_one_that_had_its_slot_is_forgotten()
    {
        var (one, two, three) = (DischargeFrom(Colliding(1), 1), DischargeFrom(Colliding(2), 2), DischargeFrom(Colliding(3), 30));
        Assert.All([one, two, three], statement => Assert.True(_ledger.Add(statement)));

        _ledger.Forget(Some.OnDay(2, 0), Some.OnDay(2, 0));

        Assert.Equal(0, _ledger.FactsAbout(one).Count);
        Assert.Equal(1, _ledger.FactsAbout(two).Count);
        Assert.False(_ledger.Add(three));
        Assert.Equal(2, _ledger.Encounters.Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Two_lines_whose_keys_have_one_hash_are_two(bool inOneStatement)
    {
        var statements = inOneStatement ? [Lines(1, 2)] : new[] { Lines(1), Lines(2) };

        Assert.All(statements, statement => Assert.True(_ledger.Add(statement)));

        Assert.Equal(2, _ledger.FactsOf(new EncounterId("E1")).Lines.Count);
    }

    [Fact]
    public void A_cancellation_takes_back_the_fact_that_it_names_and_not_another_with_its_hash()
    {
        var lines = Lines(1, 2);
        _ledger.Add(lines);
        var all = Some.LinesCancelled("E1", Some.OnDay(9));
        var content = (Cancellation)all.Content;
        var target = new CancellationTarget.OfLines { UpTo = Some.OnDay(9), Lines = [lines.KeyOf(1)] };

        _ledger.Add(all with { Content = content with { Target = target } });

        Assert.Equal(lines.KeyOf(0), Assert.Single(_ledger.FactsOf(new EncounterId("E1")).Lines).Key);
    }

    /// <summary>Its first word is a constant of the hash, so that nothing of its second word is left of it.</summary>
    private static byte[] Colliding(byte number)
    {
        var text = new byte[24];
        BinaryPrimitives.WriteUInt64LittleEndian(text, 0x9E37_79B9_7F4A_7C15);
        text[8] = number;
        return text;
    }

    private static Statement DischargeFrom(byte[] encounter, int day)
    {
        var writer = new StatementWriter();
        writer.Begin(Some.OnDay(day), 1);
        writer.Head(Encoding.UTF8.GetBytes($"M{day}"), encounter, "H1"u8, []);
        writer.VarUInt(0);
        writer.BeginFact(FactKind.Discharge, FactFlags.None, Some.OnDay(day), []);
        writer.VarUInt(0);
        return writer.ToStatement();
    }

    private static Statement Lines(params byte[] numbers)
    {
        var writer = new StatementWriter();
        writer.Begin(Some.OnDay(1), 1);
        writer.Head(Encoding.UTF8.GetBytes($"M{numbers[0]}"), "E1"u8, "H1"u8, []);
        writer.VarUInt(0);
        foreach (var number in numbers)
        {
            writer.BeginLine(FactFlags.None, Some.OnDay(1), Colliding(number), ChargeClass.Examination, ServiceKind.Outpatient);
            writer.VarInt(10_000);
            writer.VarInt(0);
            writer.Text("CT");
            writer.Text(string.Empty);
            writer.Text(string.Empty);
            writer.VarInt(0);
        }

        return writer.ToStatement();
    }
}
