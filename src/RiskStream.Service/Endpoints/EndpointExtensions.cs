namespace RiskStream.Service.Endpoints;

/// <summary>Registers and maps the gRPC services.</summary>
public static class EndpointExtensions
{
    /// <summary>Adds gRPC. Requests are small: 64 KiB are enough for any filter.</summary>
    public static IServiceCollection AddRiskStreamEndpoints(this IServiceCollection services)
    {
        services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = 64 * 1024);
        return services;
    }

    /// <summary>Maps the gRPC services.</summary>
    public static void MapRiskStreamEndpoints(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGrpcService<AlertEndpoint>();
}
