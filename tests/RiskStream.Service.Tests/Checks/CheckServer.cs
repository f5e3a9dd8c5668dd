using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RiskStream.Checking;
using RiskStream.Checking.Hosting;
using RiskStream.Checkpoints;
using RiskStream.EventTime;
using RiskStream.Facts;
using RiskStream.Pipeline.Decoding;
using RiskStream.Ports;
using RiskStream.Protocol.V1;
using RiskStream.Reference;
using RiskStream.Rules;
using RiskStream.Service.Endpoints;
using RiskStream.Stages;
using RiskStream.State.InMemory;
using RiskStream.TestKit;

namespace RiskStream.Service.Tests.Checks;

/// <summary>Both doors of the check behind Kestrel on free loopback ports, over state in memory.</summary>
internal sealed class CheckServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly InMemoryStateStore _state;
    private readonly GrpcChannel _channel;

    private CheckServer(WebApplication application, InMemoryStateStore state, ConcurrentQueue<object> log)
    {
        (_application, _state, Log) = (application, state, log);
        var (web, grpc) = (application.Urls.First(), application.Urls.Last());
        _channel = GrpcChannel.ForAddress(grpc);
        Grpc = new PreSettlementService.PreSettlementServiceClient(_channel);
        Web = new HttpClient { BaseAddress = new Uri(web), Timeout = TimeSpan.FromMinutes(2) };
    }

    public PreSettlementService.PreSettlementServiceClient Grpc { get; }

    public HttpClient Web { get; }

    public CallInvoker Invoker => _channel.CreateCallInvoker();

    public ManualTimeProvider Clock => (ManualTimeProvider)_application.Services.GetRequiredService<TimeProvider>();

    /// <summary>What was kept of checks and feedback, in order.</summary>
    public ConcurrentQueue<object> Log { get; }

    /// <summary>Starts a server that asks all shipped rules.</summary>
    public static async Task<CheckServer> StartAsync(
        ReferenceData lists, ICommittedState? state = null, params (string Key, string Value)[] settings)
    {
        var (stored, log) = (new InMemoryStateStore(), new CheckLog());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting =>
            KeyValuePair.Create<string, string?>($"{CheckOptions.Section}:{setting.Key}", setting.Value)));
        builder.Services.AddSingleton<TimeProvider>(new ManualTimeProvider(Histories.Now));
        builder.Services.AddSingleton(RuleCatalogue.LoadShipped().Rules);
        builder.Services.AddSingleton(state ?? stored);
        builder.Services.AddSingleton<IKeyPlaces>(new OnePlace());
        builder.Services.AddSingleton<ICheckLog>(log);
        builder.Services.AddRiskStreamChecking(builder.Configuration, _ => lists);
        builder.Services.AddRiskStreamEndpoints();
        builder.Services.AddNationalDoor();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        var application = builder.Build();
        application.MapGrpcService<CheckEndpoint>();
        application.MapNationalDoor();
        await application.StartAsync();
        return new CheckServer(application, stored, log.Kept);
    }

    /// <summary>Commits what events state of their persons, as the person stage would.</summary>
    public async Task StoreAsync(IEnumerable<Envelope> history)
    {
        var lease = await _state.AcquireAsync(OnePlace.Only, default);
        var changes = new List<StateChange>();
        foreach (var person in history.Select(Decoded).GroupBy(said => said.Beneficiary.Value))
        {
            var state = new PersonState(person.Key);
            foreach (var statement in person.SelectMany(said => said.Statements))
            {
                state.Add(statement);
            }

            changes.Add(state.TakeChange()!);
        }

        var memory = StageMemory.Decode([]);
        memory.Clock.Observe(EventTimestamp.FromUtc(Histories.Now), EventTimestamp.FromUtc(Histories.Now));
        memory.Timers.TryPass(memory.EventTime);
        var next = new Checkpoint(lease.Checkpoint.NextOffset + 1, memory.Encode());
        var outcome = await _state.CommitAsync(lease, lease.Checkpoint.Position, next, changes, default);
        Assert.Equal(WriteOutcome.Committed, outcome);
    }

    /// <summary>Commits what changes say of packs and groups, as the institution stage would.</summary>
    public async Task StoreAsync(IReadOnlyList<InstitutionChange> changes)
    {
        var stage = new InstitutionStage(
            RuleCatalogue.LoadShipped().Rules, CheckCases.Lists(), UnknownRegion.Instance, new Retention());
        var (states, memory, outputs) = (new Dictionary<string, KeyedState>(), StageMemory.Decode([]), new StageOutputs());
        foreach (var change in changes)
        {
            outputs.BeginRecord(0, 0);
            stage.Apply(change, key => states.TryGetValue(key, out var known) ? known : states[key] = stage.NewState(key), memory, outputs);
        }

        var lease = await _state.AcquireAsync(OnePlace.Institutions, default);
        var next = new Checkpoint(lease.Checkpoint.NextOffset + 1, memory.Encode());
        var outcome = await _state.CommitAsync(
            lease, lease.Checkpoint.Position, next, [.. states.Values.Select(state => state.TakeChange()!)], default);
        Assert.Equal(WriteOutcome.Committed, outcome);
    }

    /// <summary>What is stored of a pack.</summary>
    public async Task<byte[]?> StoredOfPackAsync(string code) => (await _state.LoadAsync(OnePlace.Institutions, [$"trace|{code}"], default))[0];

    /// <summary>What is stored of a person.</summary>
    public async Task<byte[]?> StoredAsync(string person) => (await _state.LoadAsync(OnePlace.Only, [person], default))[0];

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        Web.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static PersonEvent Decoded(Envelope envelope) =>
        Assert.IsType<DecodeResult<PersonEvent>.Decoded>(EventDecoder.Decode(envelope, EventTimestamp.FromUtc(Histories.Now))).Content;

    private sealed class OnePlace : IKeyPlaces
    {
        public static readonly StagePartition Only = new(PersonStage.StageName, 0);
        public static readonly StagePartition Institutions = new(InstitutionStage.StageName, 0);

        public StagePartition? PlaceOf(string stage, string key) => Only with { Stage = stage };
    }

    private sealed class CheckLog : ICheckLog
    {
        public ConcurrentQueue<object> Kept { get; } = new();

        public void Keep(CheckRecord check) => Kept.Enqueue(check);

        public void Keep(FeedbackRecord feedback) => Kept.Enqueue(feedback);
    }
}
