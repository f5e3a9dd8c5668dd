using RiskStream.TestKit;
using static RiskStream.Protocol.V1.CheckResponse.Types;

namespace RiskStream.Service.Tests.Checks;

/// <summary>Whatever is down, an answer comes, holds nobody up, and says what was not evaluated.</summary>
public sealed class DegradedTests
{
    private static readonly Question Ask = CheckCases.All["H09 one of the two"].Ask;

    private readonly TroubledState _state = new();

    [Fact]
    public async Task State_that_cannot_be_read_passes_and_names_the_rules_at_both_doors()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists(), _state);
        _state.Now = TroubledState.Trouble.Fails;

        var answer = await server.Grpc.CheckAsync(Ask.ToGrpc("m-1"));
        var national = await DoorsTests.PostAsync(server, Ask.ToNational("m-2"));

        Assert.Equal((Verdict.PassDegraded, "what is kept of the person could not be read"), (answer.Verdict, answer.DegradedReason));
        Assert.Contains("H09", answer.RulesNotEvaluated);
        Assert.Equal(0, (int)national["infcode"]!);
        Assert.Empty(national["output"]!["result"]!.AsArray());
        Assert.Equal(answer.RulesNotEvaluated, national["output"]!["rs_rules_not_evaluated"]!.AsArray().Select(rule => (string)rule!));
    }

    [Fact]
    public async Task State_that_never_answers_is_waited_for_until_the_deadline_of_the_asker()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists(), _state);
        _state.Now = TroubledState.Trouble.NeverAnswers;
        var question = Ask.ToGrpc("m-1");
        question.DeadlineMs = 40;

        var asked = server.Grpc.CheckAsync(question);
        await Eventually.IsTrueAsync("the state is asked", () => _state.Reads == 1, TimeSpan.FromMinutes(1));
        server.Clock.Advance(TimeSpan.FromMilliseconds(39));
        Assert.False(asked.ResponseAsync.IsCompleted);
        server.Clock.Advance(TimeSpan.FromMilliseconds(2));

        Assert.Equal("not evaluated within 40 ms", (await asked).DegradedReason);
    }

    [Fact]
    public async Task State_that_fails_again_and_again_is_left_alone_for_a_while_and_then_asked_anew()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists(), _state);
        _state.Now = TroubledState.Trouble.Fails;
        for (var number = 0; number < 20; number++)
        {
            Assert.Equal(Verdict.PassDegraded, (await server.Grpc.CheckAsync(Ask.ToGrpc($"m-{number}"))).Verdict);
        }

        Assert.InRange(_state.Reads, 8, 19);
        _state.Now = TroubledState.Trouble.None;
        server.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(Verdict.Pass, (await server.Grpc.CheckAsync(Ask.ToGrpc("m-again"))).Verdict);
    }

    [Fact]
    public async Task Who_waits_less_than_others_takes_the_state_from_nobody()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists(), _state);
        _state.Now = TroubledState.Trouble.NeverAnswers;
        for (var number = 0; number < 12; number++)
        {
            var hasty = Ask.ToGrpc($"m-{number}");
            hasty.DeadlineMs = 1;
            var asked = server.Grpc.CheckAsync(hasty);
            await Eventually.IsTrueAsync("the state is asked", () => _state.Reads == number + 1, TimeSpan.FromMinutes(1));
            server.Clock.Advance(TimeSpan.FromMilliseconds(2));
            Assert.Equal(Verdict.PassDegraded, (await asked).Verdict);
        }

        _state.Now = TroubledState.Trouble.None;
        Assert.Equal(Verdict.Pass, (await server.Grpc.CheckAsync(Ask.ToGrpc("m-patient"))).Verdict);
    }

    [Fact]
    public async Task More_questions_than_may_wait_are_passed_at_once()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists(), _state, ("MaxConcurrent", "1"), ("MaxWaiting", "0"));
        _state.Now = TroubledState.Trouble.NeverAnswers;
        var first = server.Grpc.CheckAsync(Ask.ToGrpc("m-1"));
        await Eventually.IsTrueAsync("the state is asked", () => _state.Reads == 1, TimeSpan.FromMinutes(1));

        var second = await server.Grpc.CheckAsync(Ask.ToGrpc("m-2"));

        Assert.Equal("too many checks wait for their turn", second.DegradedReason);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Verdict.PassDegraded, (await first).Verdict);
    }

    [Fact]
    public async Task A_degraded_answer_is_not_remembered()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists(), _state);
        _state.Now = TroubledState.Trouble.Fails;
        Assert.Equal(Verdict.PassDegraded, (await server.Grpc.CheckAsync(Ask.ToGrpc("m-1"))).Verdict);
        _state.Now = TroubledState.Trouble.None;

        Assert.Equal(Verdict.Pass, (await server.Grpc.CheckAsync(Ask.ToGrpc("m-1"))).Verdict);
    }
}
