using System.Text;
using RiskStream.Facts;
using RiskStream.Statements;

namespace RiskStream.Core.Tests;

public class ShortTextTests
{
    private static readonly byte[] Record = Encoding.ASCII.GetBytes("M000000004000D5116000123XC09CAK0");

    [Fact]
    public void A_text_out_of_a_record_is_the_one_that_stands_alone_whatever_comes_behind_it()
    {
        for (var length = 0; length <= ShortText.MaxLength; length++)
        {
            Assert.True(ShortText.TryRead(Record, 3, length, out var text));
            Assert.Equal(ShortText.Of(Record.AsSpan(3, length)).Block, text.Block);
            Assert.Equal(length, text.Length);
        }
    }

    [Theory]
    [InlineData(0, 17)]
    [InlineData(17, 4)]
    [InlineData(-1, 4)]
    [InlineData(0, -1)]
    public void What_cannot_be_read_in_one_block_is_not_read(int start, int length) =>
        Assert.False(ShortText.TryRead(Record, start, length, out _));

    [Fact]
    public void Only_the_text_itself_is_asked_whether_it_is_ASCII()
    {
        var bytes = "HIS-7 医保基金 0000000000000000"u8.ToArray();

        Assert.True(ShortText.TryRead(bytes, 0, 6, out var ascii) && ascii.IsAscii);
        Assert.True(ShortText.TryRead(bytes, 0, 7, out var other) && !other.IsAscii);
    }

    [Theory]
    [InlineData("1", 1, 0)]
    [InlineData("0000400001", -12_550_000, 7)]
    [InlineData("0123456789ABCDEF", 100_000_000_000_000, 999)]
    public void A_line_written_in_one_go_is_the_line_written_step_by_step(string number, long amount, int days)
    {
        var id = Encoding.ASCII.GetBytes(number);
        var whole = Begun();
        whole.Line(new ShortLine
        {
            Number = ShortText.Of(id),
            Item = ShortText.Of("XC09CAK001A001"u8),
            Doctor = ShortText.Of(id),
            Batch = ShortText.Of([]),
            Time = Some.OnDay(3),
            QuantityE4 = -amount,
            AmountFen = amount,
            SupplyDays = days,
            Flags = FactFlags.InSettlement,
            Class = ChargeClass.Examination,
            Service = ServiceKind.Outpatient,
        });
        var steps = Begun();
        steps.BeginLine(FactFlags.InSettlement, Some.OnDay(3), id, ChargeClass.Examination, ServiceKind.Outpatient);
        steps.VarInt(-amount);
        steps.VarInt(amount);
        steps.Text("XC09CAK001A001"u8);
        steps.Text(id);
        steps.Text([]);
        steps.VarInt(days);

        var left = whole.ToStatement();
        var right = steps.ToStatement();

        Assert.Equal(right.Bytes.ToArray(), left.Bytes.ToArray());
        Assert.Equal(right.KeyOf(0), left.KeyOf(0));
        Assert.Equal(right.FactOf(0), left.FactOf(0));
    }

    private static StatementWriter Begun()
    {
        var writer = new StatementWriter();
        writer.Begin(Some.OnDay(4), 1);
        writer.Head("message"u8, "E1"u8, "H51160000001"u8, "511602"u8);
        writer.VarUInt(0);
        return writer;
    }
}
