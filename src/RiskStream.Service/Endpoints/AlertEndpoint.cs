using Grpc.Core;
using RiskStream.Alerting.Hub;
using RiskStream.Alerting.Subscriptions;
using RiskStream.Pipeline.Publishing;
using RiskStream.Protocol.V1;
using RiskStream.Service.Alerts;

namespace RiskStream.Service.Endpoints;

/// <summary>
/// The gRPC AlertService. INVALID_ARGUMENT names what is wrong with a request; RESOURCE_EXHAUSTED cuts off a subscriber that reads too
/// slowly, UNAVAILABLE one whose server stops, both with the trailer <c>resume-token-bin</c>.
/// </summary>
public sealed class AlertEndpoint(AlertHub hub, BoardAnswers board, ScoreAnswers scores) : AlertService.AlertServiceBase
{
    /// <summary>Trailer that tells where to resume.</summary>
    public const string ResumeTokenTrailer = "resume-token-bin";

    /// <inheritdoc/>
    public override async Task Subscribe(
        SubscribeRequest request, IServerStreamWriter<SubscribeResponse> responseStream, ServerCallContext context)
    {
        if (!SubscriptionTerms.TryRead(request, out var terms, out var problem))
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, problem));
        }

        using var subscription = AcceptedOf(await hub.SubscribeAsync(terms, context.CancellationToken));
        await foreach (var item in subscription.ReadAsync(context.CancellationToken))
        {
            if (item is SubscriptionItem.Ended ended)
            {
                throw EndOf(ended, context);
            }

            await responseStream.WriteAsync(ResponseOf(item), context.CancellationToken);
        }
    }

    /// <inheritdoc/>
    public override Task<GetResponse> Get(GetRequest request, ServerCallContext context) => Task.FromResult(board.Get(request));

    /// <inheritdoc/>
    public override Task<ListResponse> List(ListRequest request, ServerCallContext context) => Task.FromResult(board.List(request));

    /// <inheritdoc/>
    public override Task<StatsResponse> Stats(StatsRequest request, ServerCallContext context) => Task.FromResult(board.Stats(request));

    /// <inheritdoc/>
    public override Task<GetEntityScoreResponse> GetEntityScore(GetEntityScoreRequest request, ServerCallContext context) =>
        Task.FromResult(scores.Get(request));

    /// <inheritdoc/>
    public override Task<ListEntityScoresResponse> ListEntityScores(ListEntityScoresRequest request, ServerCallContext context) =>
        Task.FromResult(scores.List(request));

    private static AlertSubscription AcceptedOf(SubscribeOutcome outcome) => outcome switch
    {
        SubscribeOutcome.Accepted accepted => accepted.Subscription,
        SubscribeOutcome.Refused refused => throw new RpcException(new Status(StatusCode.InvalidArgument, refused.Reason)),
        SubscribeOutcome.Unavailable unavailable => throw new RpcException(new Status(StatusCode.Unavailable, unavailable.Reason)),
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} is no outcome of subscribing"),
    };

    private static SubscribeResponse ResponseOf(SubscriptionItem item) => item switch
    {
        SubscriptionItem.Alert alert => alert.Response,
        SubscriptionItem.Heartbeat heartbeat => new SubscribeResponse
        {
            Heartbeat = new Heartbeat { AsOf = heartbeat.AsOf.IsGiven ? AlertEncoding.TimeOf(heartbeat.AsOf) : null },
            ResumeToken = heartbeat.Token.Bytes,
        },
        _ => throw new InvalidOperationException($"{item.GetType().Name} is nothing to send"),
    };

    private static RpcException EndOf(SubscriptionItem.Ended ended, ServerCallContext context)
    {
        context.ResponseTrailers.Add(ResumeTokenTrailer, ended.Token.Bytes.ToByteArray());
        var code = ended.Reason == SubscriptionEnd.TooSlow ? StatusCode.ResourceExhausted : StatusCode.Unavailable;
        return new RpcException(new Status(code, ended.Sentence));
    }
}
