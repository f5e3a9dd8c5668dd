using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RiskStream.Alerting.Hosting;
using RiskStream.Alerting.Hub;
using RiskStream.EventTime;
using RiskStream.Ports;
using RiskStream.Protocol.V1;
using RiskStream.Service.Endpoints;
using RiskStream.TestKit;

namespace RiskStream.Service.Tests.Endpoints;

/// <summary>The gRPC endpoints behind Kestrel on a free loopback port, over an alert log in memory.</summary>
/// <remarks>No test can hang on it: after <see cref="Patience"/> every channel is disposed, which fails the
/// calls.</remarks>
internal sealed class AlertServer : IAsyncDisposable
{
    /// <summary>The bound on everything that a test waits for; reached only when something is broken.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly WebApplication _application;
    private readonly CancellationTokenSource _bound = new(Patience);

    private AlertServer(WebApplication application, InMemoryAlertLog log, ErrorList errors)
    {
        _application = application;
        Log = log;
        Errors = errors.Lines;
    }

    public InMemoryAlertLog Log { get; }

    /// <summary>What the server logged as an error.</summary>
    public IReadOnlyCollection<string> Errors { get; }

    public AlertHub Hub => _application.Services.GetRequiredService<AlertHub>();

    public ManualTimeProvider Clock => (ManualTimeProvider)_application.Services.GetRequiredService<TimeProvider>();

    public string Address => _application.Urls.Single();

    /// <summary>Ends when a test has taken too long.</summary>
    public CancellationToken Bound => _bound.Token;

    /// <summary>Starts a server without waiting for its hub.</summary>
    public static async Task<AlertServer> BeginAsync(
        InMemoryAlertLog? log = null, params (string Key, string Value)[] settings)
    {
        log ??= new InMemoryAlertLog(partitions: 2, seed: 11);
        var errors = new ErrorList();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(errors);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting =>
            KeyValuePair.Create<string, string?>($"{AlertingOptions.Section}:{setting.Key}", setting.Value)));
        builder.Services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        builder.Services.AddSingleton<IAlertLog>(log);
        builder.AddRiskStreamAlerting();
        builder.Services.AddRiskStreamEndpoints();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var application = builder.Build();
        application.MapRiskStreamEndpoints();
        await application.StartAsync();
        return new AlertServer(application, log, errors);
    }

    /// <summary>Starts a server and waits until its hub accepts subscribers.</summary>
    public static async Task<AlertServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var server = await BeginAsync(null, settings);
        await Eventually.IsTrueAsync("the hub is open", () => server.Hub.Status.IsOpen, Patience);
        return server;
    }

    public AlertService.AlertServiceClient Client()
    {
        var channel = GrpcChannel.ForAddress(Address);
        _bound.Token.Register(channel.Dispose);
        return new AlertService.AlertServiceClient(channel);
    }

    /// <summary>Records alerts <c>a-first</c> … one after another in the first partition.</summary>
    public void Record(int first, int count = 1, string sentence = "")
    {
        for (var number = first; number < first + count; number++)
        {
            var alert = new RiskAlert { AlertId = $"a-{number}", Revision = 1, RuleId = "H01", SentenceEn = sentence };
            Log.Append(0, alert.ToByteArray(), EventTimestamp.FromUtc(Clock.GetUtcNow()));
        }
    }

    /// <summary>Stops the server as its host would, within the bound.</summary>
    public Task StopAsync() => _application.StopAsync(_bound.Token);

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(_bound.Token);
        await _bound.CancelAsync();
        await _application.DisposeAsync();
        _bound.Dispose();
    }

    private sealed class ErrorList : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Lines.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
