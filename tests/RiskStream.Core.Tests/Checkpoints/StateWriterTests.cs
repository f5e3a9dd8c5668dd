using RiskStream.Checkpoints;

namespace RiskStream.Core.Tests;

public class StateWriterTests
{
    private readonly StateWriter _writer = new();

    [Theory]
    [InlineData(0L, 1)]
    [InlineData(-1L, 1)]
    [InlineData(63L, 1)]
    [InlineData(64L, 2)]
    [InlineData(-65L, 2)]
    [InlineData(long.MaxValue, 10)]
    [InlineData(long.MinValue, 10)]
    public void Signed_numbers_come_back_and_small_ones_are_short(long value, int bytes)
    {
        _writer.VarInt(value);

        Assert.Equal(bytes, _writer.Length);
        Assert.Equal(value, new StateReader(_writer.TakeBytes()).VarInt());
    }

    [Theory]
    [InlineData(0UL, 1)]
    [InlineData(127UL, 1)]
    [InlineData(128UL, 2)]
    [InlineData(ulong.MaxValue, 10)]
    public void Unsigned_numbers_come_back(ulong value, int bytes)
    {
        _writer.VarUInt(value);

        Assert.Equal(bytes, _writer.Length);
        Assert.Equal(value, new StateReader(_writer.TakeBytes()).VarUInt());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ADM:E1")]
    [InlineData("重点人员高频住院")]
    [InlineData("\u0000𠮷")]
    public void Texts_come_back(string text)
    {
        _writer.Text(text);

        Assert.Equal(text, new StateReader(_writer.TakeBytes()).Text());
    }

    [Fact]
    public void A_text_that_is_not_there_comes_back_as_not_there()
    {
        _writer.Text(null);
        _writer.Text(null);

        var reader = new StateReader(_writer.TakeBytes());
        Assert.Null(reader.OptionalText());
        Assert.Empty(reader.Text());
    }

    [Fact]
    public void Everything_comes_back_in_the_order_in_which_it_was_written()
    {
        _writer.Byte(200);
        _writer.Bool(true);
        _writer.Fixed(0x0123456789ABCDEF);
        _writer.Real(-0.1);
        _writer.Texts(["a", "", "c"]);
        _writer.Texts([]);

        var reader = new StateReader(_writer.TakeBytes());
        Assert.Equal(200, reader.Byte());
        Assert.True(reader.Bool());
        Assert.Equal(0x0123456789ABCDEFUL, reader.Fixed());
        Assert.Equal(-0.1, reader.Real());
        Assert.Equal(["a", "", "c"], reader.Texts());
        Assert.Empty(reader.Texts());
        Assert.True(reader.AtEnd);
    }

    [Fact]
    public void Taking_the_bytes_starts_anew_also_after_much_was_written()
    {
        _writer.Text(new string('x', 100_000));
        Assert.Equal(100_003, _writer.TakeBytes().Length);

        _writer.Byte(7);

        Assert.Equal([7], _writer.TakeBytes());
        Assert.Empty(_writer.TakeBytes());
    }
}
