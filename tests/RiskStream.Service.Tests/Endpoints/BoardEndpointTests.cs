using Google.Protobuf;
using Grpc.Core;
using RiskStream.EventTime;
using RiskStream.Protocol.V1;
using RiskStream.TestKit;

namespace RiskStream.Service.Tests.Endpoints;

/// <summary>Alerts and scores that are asked for, through gRPC.</summary>
public sealed class BoardEndpointTests
{
    [Fact]
    public async Task Alerts_are_got_listed_by_pages_and_counted()
    {
        await using var server = await ServerAsync(Alert("a", "2026-03-01"), Alert("b", "2026-03-03"), Alert("c", "2026-03-02", "H02"));
        var client = server.Client();

        var first = await client.ListAsync(new ListRequest { PageSize = 2 });
        var second = await client.ListAsync(new ListRequest { PageSize = 2, PageToken = first.NextPageToken });
        var stats = await client.StatsAsync(new StatsRequest { Institutions = 5, Filter = new AlertFilter { RuleIds = { "H01" } } });

        Assert.Equal("H02", (await client.GetAsync(new GetRequest { AlertId = "c" })).Alert.RuleId);
        Assert.Equal(["b", "c"], first.Alerts.Select(alert => alert.AlertId));
        Assert.Equal(["a"], second.Alerts.Select(alert => alert.AlertId));
        Assert.Empty(second.NextPageToken);
        Assert.Equal((2UL, 2UL, "H1 2"), (stats.Alerts, stats.Standing, $"{stats.ByInstitution.Single().Name} {stats.ByInstitution.Single().Alerts}"));
    }

    [Fact]
    public async Task A_score_comes_with_what_it_is_made_of()
    {
        await using var server = await ServerAsync(Alert("a", "2026-03-01"), Alert("b", "2026-03-31"));
        var client = server.Client();
        var person = new Entity { Kind = Entity.Types.Kind.Person, Id = "p1" };

        var score = (await client.GetEntityScoreAsync(new GetEntityScoreRequest { Entity = person })).Score;
        var watched = await client.ListEntityScoresAsync(new ListEntityScoresRequest { WatchedOnly = true });
        var all = await client.ListEntityScoresAsync(new ListEntityScoresRequest { MinScore = 0.5, Kinds = { Entity.Types.Kind.Person } });

        Assert.Equal(1 - (0.6 * 0.8), score.Score, 9);
        Assert.Equal([0.4, 0.2], score.Parts.Select(part => Math.Round(part.Weight, 9)));
        Assert.Equal(1 - score.Parts.Aggregate(1.0, (rest, part) => rest * (1 - part.Weight)), score.Score, 12);
        Assert.Equal(0U, watched.Total);
        Assert.Equal("p1", all.Scores.Single().Entity.Id);
    }

    [Fact]
    public async Task Nobody_of_whom_no_alert_stands_has_a_score_of_zero()
    {
        await using var server = await ServerAsync(Alert("a", "2026-03-01"));

        var answer = await server.Client().GetEntityScoreAsync(
            new GetEntityScoreRequest { Entity = new Entity { Kind = Entity.Types.Kind.Doctor, Id = "d" } });

        Assert.Equal((0, 0U), (answer.Score.Score, answer.Score.PartsTotal));
        Assert.Null(answer.Score.WatchedUntil);
    }

    [Fact]
    public async Task What_cannot_be_used_is_named_with_its_bound()
    {
        await using var server = await ServerAsync(Alert("a", "2026-03-01"));
        var client = server.Client();

        await Refused("page_size is 1001", () => client.ListAsync(new ListRequest { PageSize = 1001 }));
        await Refused("page_token \"?\" is none of ours", () => client.ListAsync(new ListRequest { PageToken = "?" }));
        await Refused("filter.axes", () => client.ListAsync(new ListRequest { Filter = new AlertFilter { Axes = { "moon" } } }));
        await Refused("institutions is 1001", () => client.StatsAsync(new StatsRequest { Institutions = 1001 }));
        await Refused("entity needs a kind", () => client.GetEntityScoreAsync(new GetEntityScoreRequest()));
        await Refused("min_score is NaN", () => client.ListEntityScoresAsync(new ListEntityScoresRequest { MinScore = double.NaN }));
        await Refused("limit is 1001", () => client.ListEntityScoresAsync(new ListEntityScoresRequest { Limit = 1001 }));
        await Refused("kinds holds", () => client.ListEntityScoresAsync(new ListEntityScoresRequest { Kinds = { (Entity.Types.Kind)9 } }));
        await Refused("as_of is no instant", () => client.ListEntityScoresAsync(new ListEntityScoresRequest { AsOf = new() { Nanos = -1 } }));
        var missing = await Assert.ThrowsAsync<RpcException>(() => client.GetAsync(new GetRequest { AlertId = "x" }).ResponseAsync);
        Assert.Equal(StatusCode.NotFound, missing.StatusCode);
        Assert.Contains("BoardAlerts", missing.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_log_is_read_to_its_end_the_board_is_unavailable()
    {
        var log = new InMemoryAlertLog(partitions: 1, seed: 12);
        log.FailWith("no broker");
        await using var server = await AlertServer.BeginAsync(log);

        var failure = await Assert.ThrowsAsync<RpcException>(() => server.Client().ListAsync(new ListRequest()).ResponseAsync);

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    private static async Task Refused<T>(string problem, Func<AsyncUnaryCall<T>> call) => Check(problem, await Assert.ThrowsAsync<RpcException>(() => call().ResponseAsync));

    private static void Check(string problem, RpcException failure)
    {
        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
        Assert.Contains(problem, failure.Status.Detail, StringComparison.Ordinal);
    }

    private static RiskAlert Alert(string id, string day, string rule = "H01")
    {
        Assert.True(CivilDay.TryParse(day, out var anchor));
        var at = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(anchor.Start.ToUtc());
        return new RiskAlert
        {
            AlertId = id,
            Revision = 1,
            Kind = RiskAlert.Types.Kind.Raised,
            Severity = RiskAlert.Types.Severity.High,
            RuleId = rule,
            Axis = "hospital",
            Dimension = "person",
            SubjectKind = "psn",
            SubjectKey = rule == "H01" ? "p1" : "p2",
            FixmedinsCode = "H1",
            AnchorDay = day,
            TriggeredByTime = at,
            AsOf = at,
        };
    }

    private static async Task<AlertServer> ServerAsync(params RiskAlert[] alerts)
    {
        var log = new InMemoryAlertLog(partitions: 2, seed: 11);
        for (var i = 0; i < alerts.Length; i++)
        {
            log.Append(i % 2, alerts[i].ToByteArray(), new EventTimestamp(1));
        }

        var server = await AlertServer.BeginAsync(log);
        var client = server.Client();
        await Eventually.HoldsAsync(
            "the board is complete", async _ => await IsComplete(client), complete => complete, AlertServer.Patience);
        return server;
    }

    private static async Task<bool> IsComplete(AlertService.AlertServiceClient client)
    {
        try
        {
            await client.StatsAsync(new StatsRequest());
            return true;
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.Unavailable)
        {
            return false;
        }
    }
}
