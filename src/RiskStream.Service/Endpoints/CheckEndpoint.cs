using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Options;
using RiskStream.Checking;
using RiskStream.Checking.Hosting;
using RiskStream.Facts;
using RiskStream.Pipeline.Publishing;
using RiskStream.Protocol.V1;
using RiskStream.Service.Checks;

namespace RiskStream.Service.Endpoints;

/// <summary>
/// The gRPC PreSettlementService. INVALID_ARGUMENT names what is wrong with a question; nothing else that is down is told as an error, but
/// in an answer that says what was not evaluated.
/// </summary>
public sealed class CheckEndpoint(PreSettlementChecks checks, IOptions<CheckOptions> options, TimeProvider time)
    : PreSettlementService.PreSettlementServiceBase
{
    private const int LongestId = 64;
    private static readonly TimeSpan WayBack = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc/>
    public override async Task<CheckResponse> Check(CheckRequest request, ServerCallContext context)
    {
        if (request.Msgid.Length is 0 or > LongestId)
        {
            throw Invalid($"msgid has {request.Msgid.Length} characters, not 1 to {LongestId}; give the message id by which the question is known");
        }

        if (options.Value.ScenarioOf(request.TrigScen) is not { } scenario)
        {
            throw Invalid($"trig_scen is '{request.TrigScen}', not 1 to 10 and no local code of {CheckOptions.Section}:Scenarios");
        }

        if (request.Candidate is null)
        {
            throw Invalid("candidate is missing; give the event as it would be stated");
        }

        var now = time.GetUtcNow();
        var digest = CandidateReading.DigestOf(request.ToByteArray());
        if (CandidateReading.TryRead(scenario, request.Msgid, [request.Candidate], [], isEmergency: false, options.Value, now, out var candidate) is { } fault)
        {
            throw Invalid($"candidate: {fault}");
        }

        var provider = request.Candidate.FixmedinsCode;
        var answer = await checks.AskAsync(
            new CheckQuestion
            {
                MessageId = request.Msgid,
                Door = "grpc",
                Candidate = candidate!,
                Provider = provider.Length > 0 ? new ProviderId(provider) : default,
                Digest = digest,
                Deadline = DeadlineOf(request, context, now),
            },
            context.CancellationToken);
        return CheckEncoding.ToWire(answer);
    }

    /// <inheritdoc/>
    public override Task<FeedbackResponse> Feedback(FeedbackRequest request, ServerCallContext context)
    {
        if (Feedbacks.FaultOf(request.FindingId, request.DspoWay, request.DspoWayRea) is { } fault)
        {
            throw Invalid(fault);
        }

        checks.Tell(request.FindingId, request.DspoWay == Feedbacks.GoesOn, request.DspoWayRea);
        return Task.FromResult(new FeedbackResponse());
    }

    /// <summary>The sooner of what the question says and what the call allows, less the way back.</summary>
    private static TimeSpan? DeadlineOf(CheckRequest request, ServerCallContext context, DateTimeOffset now)
    {
        TimeSpan? wished = request.DeadlineMs > 0 ? TimeSpan.FromMilliseconds(request.DeadlineMs) : null;
        if (context.Deadline == DateTime.MaxValue)
        {
            return wished;
        }

        var left = context.Deadline - now.UtcDateTime - WayBack;
        return wished < left ? wished : left;
    }

    private static RpcException Invalid(string problem) => new(new Status(StatusCode.InvalidArgument, problem));
}
