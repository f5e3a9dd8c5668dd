using Google.Protobuf;
using RiskStream.Alerting.Board;
using RiskStream.Alerting.Tests.Harness;
using RiskStream.Protocol.V1;
using RiskStream.Scoring;
using AlertFilter = RiskStream.Alerting.Subscriptions.AlertFilter;
using Wire = RiskStream.Protocol.V1;

namespace RiskStream.Alerting.Tests.Board;

public sealed class AlertBoardTests
{
    private static readonly RiskEntity Person = new(RiskEntityKind.Person, "P1");

    [Fact]
    public void The_latest_revision_is_found_whichever_came_last()
    {
        var board = BoardOf(Some.Alert("a", 2), Some.Alert("a", 1), Some.Alert("b"));

        Assert.Equal(2U, board.Find("a")!.Revision);
        Assert.Null(board.Find("c"));
    }

    [Fact]
    public void A_board_is_the_same_in_any_order_and_shows_every_alert_once_by_pages()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var alerts = Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(15)).Select(number =>
                On(Some.Alert($"a{number}", (uint)random.Next(1, 4), $"H0{(number % 3) + 1}"), (number % 8) + 1)).ToArray();
            var latest = alerts.GroupBy(alert => alert.AlertId).Select(same => same.MaxBy(alert => alert.Revision)!)
                .OrderByDescending(alert => alert.AnchorDay, StringComparer.Ordinal).ThenBy(alert => alert.AlertId, StringComparer.Ordinal).ToList();
            random.Shuffle(alerts);
            var board = BoardOf(alerts);
            var filter = random.Next(2) == 0 ? AlertFilter.Everything : FilterOf(new Wire.AlertFilter { RuleIds = { "H01" } });

            var pages = PagesOf(board, filter, random.Next(1, 6));

            Assert.True(
                latest.Where(filter.Matches).Select(alert => alert.AlertId).SequenceEqual(pages.Select(alert => alert.AlertId)), $"seed {seed}");
        }
    }

    [Fact]
    public void What_comes_between_two_pages_moves_nothing_from_one_to_the_other()
    {
        var board = BoardOf([.. Enumerable.Range(1, 9).Select(day => On(Some.Alert($"a{day}"), day))]);
        var (first, next) = board.List(AlertFilter.Everything, null, 4);

        Take(board, On(Some.Alert("new"), 9));
        Take(board, On(Some.Alert("a3", 2), 3));
        var (second, end) = board.List(AlertFilter.Everything, next, 5);

        Assert.Equal(["a9", "a8", "a7", "a6"], first.Select(alert => alert.AlertId));
        Assert.Equal(["a5", "a4", "a3", "a2", "a1"], second.Select(alert => alert.AlertId));
        Assert.Equal(2U, second[2].Revision);
        Assert.Null(end);
    }

    [Fact]
    public void A_full_board_lets_the_oldest_anchor_days_go_and_counts_them()
    {
        var board = new AlertBoard(capacity: 3);
        foreach (var day in new[] { 2, 5, 1, 4, 3 })
        {
            Take(board, On(Some.Alert($"a{day}"), day));
        }

        Assert.Equal(["a5", "a4", "a3"], PagesOf(board, AlertFilter.Everything, 10).Select(alert => alert.AlertId));
        Assert.Equal((3, 2L), (board.Count(AlertFilter.Everything).Alerts, board.Count(AlertFilter.Everything).LetGo));
        Assert.Equal(3, board.AlertsOf(Person).Count);
    }

    [Fact]
    public void What_is_withdrawn_is_listed_and_weighs_nothing()
    {
        var withdrawn = Some.Alert("a", 2);
        withdrawn.Kind = RiskAlert.Types.Kind.Withdrawn;
        var board = BoardOf(Some.Alert("a"), withdrawn, Some.Alert("b"));

        Assert.Equal(["b"], board.AlertsOf(Person).Select(alert => alert.AlertId));
        Assert.Equal((2, 1), (board.Count(AlertFilter.Everything).Alerts, board.Count(AlertFilter.Everything).Standing));
        Assert.Equal([KeyValuePair.Create("H01", 1)], board.Count(AlertFilter.Everything).ByRule);
    }

    [Fact]
    public void An_alert_that_moves_to_another_institution_weighs_there_alone()
    {
        var (first, second) = (Some.Alert("a"), Some.Alert("a", 2));
        (first.SubjectKind, first.SubjectKey, first.PsnKey) = ("mdtrt", "M1", "P7");
        (second.SubjectKind, second.SubjectKey, second.PsnKey, second.FixmedinsCode) = ("mdtrt", "M1", "P7", "H2");
        var board = BoardOf(first, second);

        Assert.Equal(
            [new RiskEntity(RiskEntityKind.Person, "P7"), new RiskEntity(RiskEntityKind.Institution, "H2")],
            board.Entities().Select(one => one.Entity).OrderBy(entity => entity.Kind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("QUJD")]
    [InlineData("MjAyNi0xMy0wMWE=")]
    public void A_token_of_anybody_elses_is_no_place(string token) => Assert.False(BoardPlace.TryRead(token, out _));

    [Fact]
    public void A_place_is_read_back_from_its_token()
    {
        var place = new BoardPlace("2026-03-10", "0f");

        Assert.True(BoardPlace.TryRead(place.Token, out var read));
        Assert.Equal(place, read);
    }

    private static RiskAlert On(RiskAlert alert, int day)
    {
        alert.AnchorDay = $"2026-03-{day:00}";
        return alert;
    }

    private static AlertBoard BoardOf(params IEnumerable<RiskAlert> alerts)
    {
        var board = new AlertBoard(capacity: 1000);
        foreach (var alert in alerts)
        {
            Take(board, alert);
        }

        return board;
    }

    private static void Take(AlertBoard board, RiskAlert alert) => board.Take(alert, alert.ToByteArray());

    private static AlertFilter FilterOf(Wire.AlertFilter wire)
    {
        Assert.True(AlertFilter.TryRead(wire, out var filter, out var problem), problem);
        return filter;
    }

    private static List<RiskAlert> PagesOf(AlertBoard board, AlertFilter filter, int size)
    {
        var all = new List<RiskAlert>();
        BoardPlace? next = null;
        do
        {
            (var page, next) = board.List(filter, next, size);
            Assert.True(page.Count <= size);
            all.AddRange(page);
        }
        while (next is not null);
        return all;
    }
}
