using RiskStream.EventTime;

namespace RiskStream.Core.Tests;

public class MicroTests
{
    [Theory]
    [InlineData(7, 7, 1)]
    [InlineData(6, 7, 0)]
    [InlineData(0, 7, 0)]
    [InlineData(-1, 7, -1)]
    [InlineData(-7, 7, -1)]
    [InlineData(-8, 7, -2)]
    public void Division_rounds_towards_minus_infinity(long micros, long unit, long quotient) =>
        Assert.Equal(quotient, Micro.FloorDivide(micros, unit));

    [Fact]
    public void A_span_has_the_same_length_in_both_units()
    {
        Assert.Equal(Micro.Day, Micro.Of(TimeSpan.FromDays(1)));
        Assert.Equal(TimeSpan.FromMinutes(-90), Micro.Span(-90 * Micro.Minute));
    }
}
