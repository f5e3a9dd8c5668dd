using RiskStream.Alerts;
using RiskStream.Rules;

namespace RiskStream.Core.Tests;

public sealed class PointOfCareTests
{
    [Theory]
    [InlineData(Severity.None, CareAction.None)]
    [InlineData(Severity.Low, CareAction.Remind)]
    [InlineData(Severity.Medium, CareAction.Remind)]
    [InlineData(Severity.High, CareAction.RequireReason)]
    [InlineData(Severity.Critical, CareAction.RequireReason)]
    public void What_is_decided_asks_for_more_the_graver_it_is(Severity severity, CareAction action) =>
        Assert.Equal(action, Care(Synchrony.Decides).ActionFor(severity, isEmergency: false));

    [Fact]
    public void Only_a_rule_that_may_block_refuses_and_only_what_is_critical()
    {
        var care = Care(Synchrony.Decides) with { MayBlock = true };

        Assert.Equal(CareAction.Block, care.ActionFor(Severity.Critical, isEmergency: false));
        Assert.Equal(CareAction.RequireReason, care.ActionFor(Severity.High, isEmergency: false));
    }

    [Fact]
    public void Nobody_is_refused_in_an_emergency() => Assert.Equal(
        CareAction.RequireReason,
        (Care(Synchrony.Decides) with { MayBlock = true }).ActionFor(Severity.Critical, isEmergency: true));

    [Theory]
    [InlineData(Severity.Medium)]
    [InlineData(Severity.Critical)]
    public void What_is_only_read_reminds(Severity severity) =>
        Assert.Equal(CareAction.Remind, Care(Synchrony.Reads).ActionFor(severity, isEmergency: false));

    [Fact]
    public void What_is_judged_in_the_stream_only_asks_nothing() =>
        Assert.Equal(CareAction.None, PointOfCare.None.ActionFor(Severity.Critical, isEmergency: false));

    private static PointOfCare Care(Synchrony synchronous) =>
        new() { Phases = [RulePhase.During, RulePhase.After], Synchronous = synchronous };
}
