using Grpc.Core;
using Grpc.Net.Client;
using RiskStream.LoadTests.Measuring;
using RiskStream.Protocol.V1;

namespace RiskStream.LoadTests.Checks;

/// <summary>Asks over several connections, as several hospitals would, and counts what is answered. Safe for concurrent use.</summary>
internal sealed class CheckAsker : IDisposable
{
    private const int Connections = 4;

    private readonly List<GrpcChannel> _channels;
    private readonly List<PreSettlementService.PreSettlementServiceClient> _clients;
    private CheckTally _tally = new();

    public CheckAsker(Uri address)
    {
        _channels = [.. Enumerable.Range(0, Connections).Select(_ => GrpcChannel.ForAddress(address))];
        _clients = [.. _channels.Select(channel => new PreSettlementService.PreSettlementServiceClient(channel))];
    }

    /// <summary>Answers from now on are counted here.</summary>
    public CheckTally Begin() => _tally = new CheckTally();

    /// <summary>Asks; what the answer took counts from the instant at which it was due to be asked. Returns the verdict, or null for an error.</summary>
    public async Task<CheckResponse?> AskAsync(CheckRequest question, long number, long due)
    {
        var tally = _tally;
        try
        {
            var answer = await _clients[(int)(number % Connections)].CheckAsync(question);
            tally.Add(answer, due);
            return answer;
        }
        catch (RpcException fault)
        {
            tally.Add(fault);
            return null;
        }
    }

    public void Dispose() => _channels.ForEach(channel => channel.Dispose());
}

/// <summary>What was answered. Safe for concurrent use.</summary>
internal sealed class CheckTally
{
    private long _degraded;
    private long _errors;
    private string? _firstError;
    private string? _lastReason;

    /// <summary>How long answers took.</summary>
    public Latencies Latencies { get; } = new();

    /// <summary>How long the service says that they took.</summary>
    public Latencies Service { get; } = new();

    /// <summary>Answers that are PASS_DEGRADED.</summary>
    public long Degraded => Volatile.Read(ref _degraded);

    /// <summary>Calls that ended in an error instead of an answer.</summary>
    public long Errors => Volatile.Read(ref _errors);

    /// <summary>What the first error said, or null.</summary>
    public string? FirstError => _firstError;

    /// <summary>Why the last degraded answer was, or null.</summary>
    public string? LastReason => _lastReason;

    public void Add(CheckResponse answer, long due)
    {
        Latencies.AddSince(due);
        Service.Add(answer.TookUs);
        if (answer.Verdict == CheckResponse.Types.Verdict.PassDegraded)
        {
            Interlocked.Increment(ref _degraded);
            _lastReason = answer.DegradedReason;
        }
    }

    public void Add(RpcException fault)
    {
        Interlocked.Increment(ref _errors);
        _firstError ??= fault.Status.Detail;
    }
}
