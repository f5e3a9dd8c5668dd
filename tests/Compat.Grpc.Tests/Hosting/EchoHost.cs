using System.Net;
using Compat.Grpc.Tests.Protos;
using Grpc.AspNetCore.Server;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Compat.Grpc.Tests.Hosting;

/// <summary>An <see cref="EchoService"/> behind Kestrel on a free loopback port, and channels to it.</summary>
/// <remarks>
/// No test can hang on it: after <see cref="Patience"/> every channel is disposed, which fails the calls that run.
/// </remarks>
internal sealed class EchoHost : IAsyncDisposable
{
    /// <summary>The bound on everything that a test waits for; reached only when something is broken.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly WebApplication _application;
    private readonly CancellationTokenSource _bound = new(Patience);

    private EchoHost(WebApplication application) => _application = application;

    public EchoService Service => _application.Services.GetRequiredService<EchoService>();

    public string Address => _application.Urls.Single();

    public static async Task<EchoHost> StartAsync(
        Action<GrpcServiceOptions>? configure = null,
        Action<ListenOptions>? listen = null,
        Action<WebApplication>? map = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, options =>
        {
            options.Protocols = HttpProtocols.Http2;
            listen?.Invoke(options);
        }));
        builder.Services.AddSingleton<EchoService>();
        builder.Services.AddGrpc(options => configure?.Invoke(options));
        WebApplication application = builder.Build();
        (map ?? MapEcho)(application);
        await application.StartAsync();
        return new EchoHost(application);
    }

    public GrpcChannel Channel(GrpcChannelOptions? options = null)
    {
        GrpcChannel channel = GrpcChannel.ForAddress(Address, options ?? new GrpcChannelOptions());
        _bound.Token.Register(channel.Dispose);
        return channel;
    }

    public Echo.EchoClient Client(GrpcChannelOptions? options = null) => new(Channel(options));

    public async Task StopAsync()
    {
        using CancellationTokenSource bound = new(Patience);
        await _application.StopAsync(bound.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _bound.CancelAsync();
        await StopAsync();
        await _application.DisposeAsync();
        _bound.Dispose();
    }

    private static void MapEcho(WebApplication application) => application.MapGrpcService<EchoService>();
}
