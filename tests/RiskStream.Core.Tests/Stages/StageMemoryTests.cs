using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Stages;

namespace RiskStream.Core.Tests;

public class StageMemoryTests
{
    private readonly StageMemory _memory = StageMemory.Decode([]);
    private long _offset;

    [Theory]
    [InlineData(5, 1, true)]
    [InlineData(5, 0, false)]
    [InlineData(4, 9, false)]
    [InlineData(6, 0, true)]
    public void What_a_source_published_before_is_applied_once(long offset, int sequence, bool isNew)
    {
        Assert.True(_memory.Advance(new SourcePosition(0, 5, 0), Some.OnDay(1)));

        Assert.Equal(isNew, _memory.Advance(new SourcePosition(0, offset, sequence), Some.OnDay(1)));
    }

    [Fact]
    public void Every_source_has_a_position_of_its_own()
    {
        _memory.Advance(new SourcePosition(0, 50, 0), Some.OnDay(1));

        Assert.True(_memory.Advance(new SourcePosition(1, 5, 0), Some.OnDay(1)));
        Assert.False(_memory.Advance(new SourcePosition(1, 5, 0), Some.OnDay(1)));
    }

    [Fact]
    public void The_watermark_is_the_earliest_of_the_sources()
    {
        Advance(0, Some.OnDay(1, 12));
        Advance(1, Some.OnDay(1, 9));
        Assert.Equal(Some.OnDay(1, 12), _memory.SourceWatermark);

        Advance(0, Some.OnDay(1, 15));
        Assert.Equal(Some.OnDay(1, 12), _memory.SourceWatermark);

        Advance(1, Some.OnDay(1, 14));
        Assert.Equal(Some.OnDay(1, 14), _memory.SourceWatermark);
    }

    [Fact]
    public void It_never_goes_back()
    {
        Advance(0, Some.OnDay(2));
        Advance(0, Some.OnDay(1));
        Advance(1, Some.OnDay(1, 20));

        Assert.Equal(Some.OnDay(2), _memory.SourceWatermark);
    }

    [Fact]
    public void A_source_that_is_a_day_behind_the_furthest_holds_it_back_no_longer()
    {
        Advance(0, Some.OnDay(1));
        Advance(1, Some.OnDay(1));

        Advance(0, Some.OnDay(2));
        Assert.Equal(Some.OnDay(1), _memory.SourceWatermark);

        Advance(0, new EventTimestamp(Some.OnDay(2).Micros + 1));
        Assert.Equal(new EventTimestamp(Some.OnDay(2).Micros + 1), _memory.SourceWatermark);
    }

    [Fact]
    public void What_is_stored_goes_on_where_it_was()
    {
        _memory.Clock.Observe(Some.OnDay(3), default);
        Advance(0, Some.OnDay(2));
        _memory.Advance(new SourcePosition(7, 40, 3), Some.OnDay(1, 20));

        var restored = StageMemory.Decode(_memory.Encode());

        Assert.Equal(Some.OnDay(3), restored.Clock.Watermark);
        Assert.Equal(_memory.SourceWatermark, restored.SourceWatermark);
        Assert.False(restored.Advance(new SourcePosition(7, 40, 3), Some.OnDay(2)));
        Assert.True(restored.Advance(new SourcePosition(7, 40, 4), Some.OnDay(2)));
        Assert.Equal(_memory.Encode().Length, restored.Encode().Length);
    }

    [Fact]
    public void Damaged_bytes_are_said_to_be_damaged_or_read_as_something_else()
    {
        _memory.Clock.Observe(Some.OnDay(3), default);
        Advance(7, Some.OnDay(2));
        var stored = _memory.Encode();
        for (var position = 0; position < stored.Length; position++)
        {
            for (var value = 0; value < 256; value++)
            {
                var damaged = stored.ToArray();
                damaged[position] = (byte)value;

                var thrown = Record.Exception(() => StageMemory.Decode(damaged));
                Assert.True(thrown is null or DamagedStateException, $"{thrown}");
            }

            var cut = position;
            Assert.True(Record.Exception(() => StageMemory.Decode(stored.AsSpan(0, cut))) is null or DamagedStateException);
        }
    }

    private void Advance(int partition, EventTimestamp watermark) =>
        Assert.True(_memory.Advance(new SourcePosition(partition, ++_offset, 0), watermark));
}
