using Grpc.Core;
using RiskStream.Checking;
using RiskStream.Protocol.V1;

namespace RiskStream.Service.Tests.Checks;

/// <summary>A question that is asked again is answered alike, and what is fed back meets what was said.</summary>
public sealed class RememberedAnswerTests
{
    [Fact]
    public async Task The_same_message_is_answered_from_memory_and_another_question_is_not()
    {
        var state = new TroubledState();
        await using var server = await CheckServer.StartAsync(CheckCases.Lists(), state);
        var ask = CheckCases.All["H09 two charges that exclude each other clearly"].Ask;

        var first = await server.Grpc.CheckAsync(ask.ToGrpc("m-1"));
        var again = await server.Grpc.CheckAsync(ask.ToGrpc("m-1"));
        var other = await server.Grpc.CheckAsync((ask with { Lines = [ask.Lines[0]] }).ToGrpc("m-1"));

        Assert.Equal(first, again);
        Assert.Equal(CheckResponse.Types.Verdict.Pass, other.Verdict);
        Assert.Equal(2, state.Reads);
    }

    [Fact]
    public async Task Feedback_meets_its_finding_at_both_doors()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists(), new TroubledState());
        var ask = CheckCases.All["H09 two charges that exclude each other clearly"].Ask;
        var finding = (await server.Grpc.CheckAsync(ask.ToGrpc("m-1"))).Findings.Single();

        await server.Grpc.FeedbackAsync(new FeedbackRequest { FindingId = finding.FindingId, DspoWay = "1", DspoWayRea = "two lesions" });
        var national = await DoorsTests.PostAsync(server, NationalTests.Feedback(finding.FindingId, "2", ""));

        Assert.Equal(0, (int)national["infcode"]!);
        var kept = server.Log.OfType<FeedbackRecord>().ToList();
        Assert.Equal([(true, "two lesions", "m-1"), (false, "", "m-1")], kept.Select(one => (one.Continues, one.Reason, one.Check!.MessageId)));
    }

    [Fact]
    public async Task Who_goes_on_gives_a_reason()
    {
        await using var server = await CheckServer.StartAsync(CheckCases.Lists(), new TroubledState());

        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
            await server.Grpc.FeedbackAsync(new FeedbackRequest { FindingId = "f", DspoWay = "1", DspoWayRea = " " }));
        var national = await DoorsTests.PostAsync(server, NationalTests.Feedback("f", "1", "-"));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Equal((-1, refused.Status.Detail), ((int)national["infcode"]!, (string)national["err_msg"]!));
        Assert.Empty(server.Log);
    }
}
