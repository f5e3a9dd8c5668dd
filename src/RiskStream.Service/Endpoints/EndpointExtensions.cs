using Microsoft.AspNetCore.Server.Kestrel.Core;
using RiskStream.Service.Alerts;

namespace RiskStream.Service.Endpoints;

/// <summary>Registers and maps the gRPC services.</summary>
public static class EndpointExtensions
{
    private const int MaxRequestBytes = 64 * 1024;
    private const int MaxQuestionBytes = 1024 * 1024;
    private static readonly TimeSpan SilenceBeforePing = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PingAnswer = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan SlowAfter = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Adds gRPC. Requests are small: 64 KiB are enough for any filter. A connection whose client is gone without a
    /// word is closed after 50 s, one whose client takes nothing that is sent to it after 30 s: neither holds its
    /// memory for longer.
    /// </summary>
    public static IServiceCollection AddRiskStreamEndpoints(this IServiceCollection services)
    {
        services.AddSingleton<BoardAnswers>();
        services.AddSingleton<ScoreAnswers>();
        services.AddSingleton<Readiness>();
        services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = MaxRequestBytes)
            .AddServiceOptions<CheckEndpoint>(check =>
            {
                check.MaxReceiveMessageSize = MaxQuestionBytes;

                // Bytes that are no question never reach the endpoint: without this their sender would not hear what is wrong with them.
                check.EnableDetailedErrors = true;
            });
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.Http2.KeepAlivePingDelay = SilenceBeforePing;
            kestrel.Limits.Http2.KeepAlivePingTimeout = PingAnswer;
            kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: SlowAfter);
        });
        return services;
    }

    /// <summary>Maps the gRPC services.</summary>
    public static void MapRiskStreamEndpoints(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<AlertEndpoint>();
        endpoints.MapGrpcService<CheckEndpoint>();
        endpoints.MapGrpcService<HealthEndpoint>();
        endpoints.MapGrpcService<ReflectionEndpoint>();
    }
}
