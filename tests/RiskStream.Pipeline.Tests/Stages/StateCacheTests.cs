using RiskStream.Checkpoints;
using RiskStream.Pipeline.Stages;

namespace RiskStream.Pipeline.Tests.Stages;

public sealed class StateCacheTests
{
    [Fact]
    public void What_has_not_been_used_for_longest_is_let_go_first()
    {
        var cache = new StateCache(maxBytes: 250);
        cache.Committed(100);
        cache.Put("a", new SizedState("a", 100), nextOffset: 1);
        cache.Put("b", new SizedState("b", 100), nextOffset: 2);
        Assert.True(cache.TryGet("a", out _));

        cache.Put("c", new SizedState("c", 100), nextOffset: 3);

        Assert.False(cache.TryGet("b", out _));
        Assert.True(cache.TryGet("a", out _));
        Assert.True(cache.TryGet("c", out _));
    }

    [Fact]
    public void State_that_is_not_committed_stays_beyond_the_budget()
    {
        var cache = new StateCache(maxBytes: 150);
        cache.Put("a", new SizedState("a", 100), nextOffset: 10);
        cache.Put("b", new SizedState("b", 100), nextOffset: 20);
        Assert.Equal(2, cache.Count);

        cache.Committed(10);
        cache.Put("c", new SizedState("c", 100), nextOffset: 30);

        Assert.False(cache.TryGet("a", out _));
        Assert.True(cache.TryGet("b", out _));
    }

    /// <summary>State whose stored form has a given length.</summary>
    private sealed class SizedState : KeyedState
    {
        private readonly int _bytes;

        public SizedState(string key, int bytes)
            : base(key)
        {
            _bytes = bytes;
            Pending.Byte(0);
            TakeChange();
        }

        protected override void ReadEntry(ref StateReader reader) => reader.Byte();

        protected override void WriteEntries(StateWriter writer)
        {
            for (var i = 1; i < _bytes; i++)
            {
                writer.Byte(0);
            }
        }
    }
}
