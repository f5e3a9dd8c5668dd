using RiskStream.Stages;

namespace RiskStream.Core.Tests;

public class SourcePositionTests
{
    [Fact]
    public void It_is_read_as_it_was_written()
    {
        var position = new SourcePosition(3, 9_000_000_000, 12);

        Assert.Equal("3:9000000000:12", position.ToString());
        Assert.True(SourcePosition.TryParse(position.ToString(), out var read));
        Assert.Equal(position, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3:4")]
    [InlineData("3:4:5:6")]
    [InlineData("3:x:5")]
    [InlineData("3::5")]
    public void What_is_none_is_not_read(string text) => Assert.False(SourcePosition.TryParse(text, out _));
}
