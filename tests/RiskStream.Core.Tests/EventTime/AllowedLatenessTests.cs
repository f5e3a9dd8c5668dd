using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Core.Tests;

public class AllowedLatenessTests
{
    private static readonly EventTimestamp At = Some.OnDay(1);
    private readonly AllowedLateness _allowed = new();

    [Fact]
    public void Admissions_discharges_and_settlements_of_stays_may_come_after_a_weekend()
    {
        Assert.Equal(TimeSpan.FromHours(72), _allowed.For(Some.Admission("E1", At).Content));
        Assert.Equal(TimeSpan.FromHours(72), _allowed.For(Some.Discharge("E1", At).Content));
        Assert.Equal(TimeSpan.FromHours(72), _allowed.For(
            Some.Settlement("S1", "E1", At, s => s with { Service = ServiceKind.Inpatient }).Content));
    }

    [Fact]
    public void Lines_of_stays_come_in_nightly_batches() => Assert.Equal(
        TimeSpan.FromHours(96),
        _allowed.For(Some.Line("E1", "1", At, line => line with { Service = ServiceKind.Inpatient }).Content));

    [Theory]
    [InlineData(ServiceKind.Outpatient)]
    [InlineData(ServiceKind.Purchase)]
    [InlineData(ServiceKind.ChronicOutpatient)]
    [InlineData(ServiceKind.Emergency)]
    [InlineData(ServiceKind.Unspecified)]
    public void All_else_comes_within_a_day(ServiceKind service)
    {
        Assert.Equal(TimeSpan.FromHours(24), _allowed.For(
            Some.Settlement("S1", "E1", At, s => s with { Service = service }).Content));
        Assert.Equal(TimeSpan.FromHours(24), _allowed.For(
            Some.Line("E1", "1", At, line => line with { Service = service }).Content));
    }

    [Fact]
    public void The_longest_is_that_of_the_three_which_is_longest()
    {
        Assert.Equal(TimeSpan.FromHours(96), _allowed.Longest);
        Assert.Equal(TimeSpan.FromDays(9), (_allowed with { Settlement = TimeSpan.FromDays(9) }).Longest);
        Assert.Equal(TimeSpan.FromDays(8), (_allowed with { Encounter = TimeSpan.FromDays(8) }).Longest);
    }
}
