using RiskStream.Checkpoints;

namespace RiskStream.Core.Tests;

public class StateReaderTests
{
    [Fact]
    public void A_number_that_is_cut_short_is_damage() =>
        Assert.Throws<DamagedStateException>(() => new StateReader([0x80, 0x80]).VarUInt());

    [Fact]
    public void A_number_without_an_end_is_damage() =>
        Assert.Throws<DamagedStateException>(() => new StateReader(Enumerable.Repeat((byte)0x80, 20).ToArray()).VarUInt());

    [Fact]
    public void A_text_that_is_cut_short_is_damage_and_the_message_says_where()
    {
        var damage = Assert.Throws<DamagedStateException>(() => new StateReader([5, 65, 66]).Text());

        Assert.Equal("5 bytes wanted at byte 1 of 3", damage.Message);
    }

    [Fact]
    public void A_length_beyond_all_memory_is_damage()
    {
        var writer = new StateWriter();
        writer.VarUInt(ulong.MaxValue);
        var bytes = writer.TakeBytes();

        Assert.Throws<DamagedStateException>(() => new StateReader(bytes).Text());
        Assert.Throws<DamagedStateException>(() => new StateReader(bytes).Texts());
    }

    [Fact]
    public void A_count_of_texts_that_are_not_there_is_damage()
    {
        var writer = new StateWriter();
        writer.VarUInt(int.MaxValue);
        var bytes = writer.TakeBytes();

        Assert.Throws<DamagedStateException>(() => new StateReader(bytes).Texts());
    }

    [Fact]
    public void Nothing_is_left_of_nothing() => Assert.True(new StateReader([]).AtEnd);
}
