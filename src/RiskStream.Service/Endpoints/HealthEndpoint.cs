using Grpc.Core;
using Grpc.Health.V1;
using RiskStream.Protocol.V1;
using Status = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace RiskStream.Service.Endpoints;

/// <summary>
/// Whether the server, or one of its services, serves (grpc.health.v1). It stands in for Grpc.AspNetCore.HealthChecks, which the curated feed
/// lacks. The server as a whole serves when <c>/health/ready</c> says so; alerts and checks each when what they need is there.
/// </summary>
public sealed class HealthEndpoint(Readiness readiness, TimeProvider time, IHostApplicationLifetime lifetime) : Health.HealthBase
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        var status = StatusOf(request.Service);
        return status == Status.ServiceUnknown
            ? throw new RpcException(new Grpc.Core.Status(
                StatusCode.NotFound, $"service is \"{request.Service}\"; there are {string.Join(", ", Known)}, and the server as a whole, by no name."))
            : Task.FromResult(new HealthCheckResponse { Status = status });
    }

    /// <inheritdoc/>
    public override async Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(LookAgain, time);
        Status? said = null;
        try
        {
            do
            {
                var status = StatusOf(request.Service);
                if (status != said)
                {
                    await responseStream.WriteAsync(new HealthCheckResponse { Status = status }, stopping.Token);
                    said = status;
                }
            }
            while (await timer.WaitForNextTickAsync(stopping.Token));
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await responseStream.WriteAsync(new HealthCheckResponse { Status = Status.NotServing }, CancellationToken.None);
        }
    }

    private static IReadOnlyList<string> Known => [AlertService.Descriptor.FullName, PreSettlementService.Descriptor.FullName];

    private Status StatusOf(string service) =>
        service.Length == 0 ? Of(readiness.Missing)
        : service == AlertService.Descriptor.FullName ? Of(readiness.OfAlerts)
        : service == PreSettlementService.Descriptor.FullName ? Of(readiness.OfChecks)
        : Status.ServiceUnknown;

    private static Status Of(IEnumerable<string> missing) => missing.Any() ? Status.NotServing : Status.Serving;
}
