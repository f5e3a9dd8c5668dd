using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RiskStream.Alerting.Board;
using RiskStream.EventTime;
using RiskStream.Pipeline.Publishing;
using RiskStream.Protocol.V1;
using AlertFilter = RiskStream.Alerting.Subscriptions.AlertFilter;

namespace RiskStream.Service.Alerts;

/// <summary>
/// Answers what is asked of the board of alerts. INVALID_ARGUMENT names the field, the value and what may stand there; UNAVAILABLE says that
/// the log has not been read to its end yet. Safe for concurrent use.
/// </summary>
public sealed class BoardAnswers(AlertBoard board)
{
    private const uint DefaultPage = 100;
    private const uint LargestPage = 1000;

    /// <summary>One alert.</summary>
    public GetResponse Get(GetRequest request)
    {
        NeedComplete();
        return board.Find(request.AlertId) is { } alert
            ? new GetResponse { Alert = alert }
            : throw new RpcException(new Status(
                StatusCode.NotFound,
                $"alert_id is \"{Shortened(request.AlertId)}\": no such alert is kept. It was never recorded, or made room for newer ones (RiskStream:Alerting:BoardAlerts)."));
    }

    /// <summary>A page of alerts.</summary>
    public ListResponse List(ListRequest request)
    {
        NeedComplete();
        var filter = FilterOf(request.Filter);
        Need(request.PageSize <= LargestPage, $"page_size is {request.PageSize}; it may be 1 to {LargestPage}, or 0 for {DefaultPage}.");
        BoardPlace? after = null;
        if (request.PageToken.Length > 0)
        {
            Need(
                BoardPlace.TryRead(request.PageToken, out var place),
                $"page_token \"{Shortened(request.PageToken)}\" is none of ours; send the next_page_token of the page before, or leave it out.");
            after = place;
        }

        var (alerts, next) = board.List(filter, after, (int)(request.PageSize == 0 ? DefaultPage : request.PageSize));
        return new ListResponse { Alerts = { alerts }, NextPageToken = next?.Token ?? string.Empty };
    }

    /// <summary>How many alerts there are.</summary>
    public StatsResponse Stats(StatsRequest request)
    {
        NeedComplete();
        Need(request.Institutions <= LargestPage, $"institutions is {request.Institutions}; it may be 0 to {LargestPage}.");
        var counts = board.Count(FilterOf(request.Filter));
        return new StatsResponse
        {
            Alerts = (ulong)counts.Alerts,
            Standing = (ulong)counts.Standing,
            ByRule = { counts.ByRule.Select(count => CountOf(count.Key, count.Value)) },
            BySeverity = { counts.BySeverity.Select(count => CountOf(count.Key.ToString().ToUpperInvariant(), count.Value)) },
            ByInstitution = { counts.ByInstitution.Take((int)request.Institutions).Select(count => CountOf(count.Key, count.Value)) },
            AsOf = TimeOf(counts.AsOf),
            LetGo = (ulong)counts.LetGo,
        };
    }

    internal static Timestamp? TimeOf(EventTimestamp time) => time.IsGiven ? AlertEncoding.TimeOf(time) : null;

    internal static void Need(bool holds, string problem)
    {
        if (!holds)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, problem));
        }
    }

    internal static string Shortened(string value) => value.Length <= 60 ? value : value[..60] + "…";

    internal void NeedComplete()
    {
        if (!board.IsComplete)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The alert log is still being read to its end. Try again in a moment."));
        }
    }

    private static StatsResponse.Types.Count CountOf(string name, int alerts) => new() { Name = name, Alerts = (ulong)alerts };

    private static AlertFilter FilterOf(Protocol.V1.AlertFilter? wire)
    {
        Need(AlertFilter.TryRead(wire, out var filter, out var problem), problem ?? string.Empty);
        return filter!;
    }
}
