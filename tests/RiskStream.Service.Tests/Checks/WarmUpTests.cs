using Microsoft.Extensions.Logging.Abstractions;
using RiskStream.Checking;
using RiskStream.Pipeline.Reference;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Service.Checks;
using RiskStream.TestKit;

namespace RiskStream.Service.Tests.Checks;

/// <summary>What the service asks itself before anybody else does.</summary>
public sealed class WarmUpTests
{
    private readonly RuleSet _rules = RuleCatalogue.LoadShipped().Rules;
    private readonly ManualTimeProvider _clock = new(Histories.Now);

    [Fact]
    public async Task Every_synchronous_rule_is_evaluated_in_every_scenario_that_asks_it()
    {
        var asked = await CheckWarmUp.AskAsync(_rules, CheckCases.Lists(), rounds: 1, _clock, default);

        Assert.Equal(Enum.GetValues<CareScenario>(), asked.Select(check => check.Candidate.Scenario));
        Assert.All(asked, check => Assert.Equal((string.Empty, 0), (check.Answer.DegradedReason, check.Answer.NotEvaluated.Count)));
        var evaluated = new CandidateEvaluation(_rules, CheckCases.Lists());
        Assert.Subset(
            asked.SelectMany(check => evaluated.AskedIn(check.Candidate.Scenario)).ToHashSet(),
            CheckCases.All.Values.Select(one => one.Rule).ToHashSet());
    }

    [Fact]
    public async Task Something_is_found_so_that_what_words_findings_is_warm_too()
    {
        var asked = await CheckWarmUp.AskAsync(_rules, ReferenceData.Empty, rounds: 1, _clock, default);

        Assert.Contains(asked, check => check.Answer.Findings.Count > 0);
    }

    [Fact]
    public async Task It_reads_one_key_of_nobody_and_then_the_service_is_ready()
    {
        var state = new TroubledState();
        using var warmUp = Over(state);

        await warmUp.StartAsync(default);
        await warmUp.ExecuteTask!;

        Assert.True(warmUp.IsDone);
        Assert.Equal(1, state.Reads);
    }

    [Fact]
    public async Task A_store_that_is_down_does_not_keep_the_service_from_starting()
    {
        using var warmUp = Over(new TroubledState { Now = TroubledState.Trouble.Fails });

        await warmUp.StartAsync(default);
        await warmUp.ExecuteTask!;

        Assert.True(warmUp.IsDone);
    }

    [Fact]
    public async Task A_store_that_never_answers_does_not_keep_it_from_starting_either()
    {
        var state = new TroubledState { Now = TroubledState.Trouble.NeverAnswers };
        using var warmUp = Over(state);

        await warmUp.StartAsync(default);
        await Eventually.IsTrueAsync("the state is asked", () => state.Reads == 1, TimeSpan.FromMinutes(1));
        Assert.False(warmUp.IsDone);
        _clock.Advance(TimeSpan.FromSeconds(11));
        await warmUp.ExecuteTask!;

        Assert.True(warmUp.IsDone);
    }

    private CheckWarmUp Over(TroubledState state) => new(
        _rules, new LiveReference(ReferenceSnapshot.Empty), state, _clock, NullLogger<CheckWarmUp>.Instance);
}
