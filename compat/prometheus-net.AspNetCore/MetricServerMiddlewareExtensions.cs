using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Prometheus;

/// <summary>Serves metrics over HTTP.</summary>
public static class MetricServerMiddlewareExtensions
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Serves them at a path.</summary>
    public static IEndpointConventionBuilder MapMetrics(
        this IEndpointRouteBuilder endpoints, Action<MetricServerMiddleware.Settings> configure, string pattern = "/metrics")
    {
        var settings = new MetricServerMiddleware.Settings();
        configure(settings);
        var registry = settings.Registry ?? Metrics.DefaultRegistry;
        return endpoints.MapGet(pattern, async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await registry.CollectAndExportAsTextAsync(body, context.RequestAborted);
            context.Response.ContentType = ContentType;
            body.Position = 0;
            await body.CopyToAsync(context.Response.Body, context.RequestAborted);
        });
    }
}

/// <summary>Holds the settings, as in the original.</summary>
public static class MetricServerMiddleware
{
    /// <summary>What is served.</summary>
    public sealed class Settings
    {
        /// <summary>The registry; none means the default one.</summary>
        public CollectorRegistry? Registry { get; set; }
    }
}
