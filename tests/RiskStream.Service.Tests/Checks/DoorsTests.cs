using System.Text;
using System.Text.Json.Nodes;
using RiskStream.Checking;
using RiskStream.Protocol.V1;
using RiskStream.Service.Endpoints;

namespace RiskStream.Service.Tests.Checks;

/// <summary>Both doors say the same of the same question, and change nothing.</summary>
public sealed class DoorsTests
{
    public static TheoryData<string> Names => [.. CheckCases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Both_doors_say_of_a_question_what_its_rule_says(string name)
    {
        var (history, ask, rule, verdict) = CheckCases.All[name];
        await using var server = await CheckServer.StartAsync(CheckCases.Lists());
        await server.StoreAsync(history);
        var before = await server.StoredAsync(Histories.Person);

        var answer = await server.Grpc.CheckAsync(ask.ToGrpc("m-1"));
        var national = await PostAsync(server, ask.ToNational("m-2"));

        Assert.Equal((verdict, string.Empty), (answer.Verdict, answer.DegradedReason));
        Assert.Equal(verdict != CheckResponse.Types.Verdict.Pass, answer.Findings.Any(finding => finding.RuleId == rule));
        Assert.Equal(0, (int)national["infcode"]!);
        var results = national["output"]!["result"]!.AsArray();
        Assert.Equal(
            answer.Findings.Select(finding => (finding.RuleId, finding.Action.ToString().ToUpperInvariant(), finding.ContentZh)).Order(),
            results.Select(one => ((string)one!["rule_id"]!, ((string)one["rs_action"]!).Replace("_", string.Empty, StringComparison.Ordinal), (string)one["vola_cont"]!)).Order());
        Assert.Equal(before, await server.StoredAsync(Histories.Person));
        Assert.Equal(2, server.Log.OfType<CheckRecord>().Count());
    }

    [Fact]
    public async Task Nobody_is_refused_in_an_emergency()
    {
        var (history, ask, _, _) = CheckCases.All["H09 two charges that exclude each other clearly"];
        await using var server = await CheckServer.StartAsync(CheckCases.Lists());
        await server.StoreAsync(history);

        var emergency = ask.ToGrpc("m-1");
        emergency.Candidate.FeeDetail.RsService = ServiceKind.Emergency;
        var answer = await server.Grpc.CheckAsync(emergency);

        Assert.Equal(CheckResponse.Types.Verdict.ReasonRequired, answer.Verdict);
    }

    internal static async Task<JsonNode> PostAsync(CheckServer server, JsonNode envelope)
    {
        using var body = new StringContent(envelope.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await server.Web.PostAsync(NationalEndpoint.VendorPath, body);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
