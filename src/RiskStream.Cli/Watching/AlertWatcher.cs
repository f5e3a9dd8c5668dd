using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Watching;

/// <summary>
/// Follows alerts over gRPC and takes the subscription up again with its last token whenever it breaks off: none is missed, and a
/// repeated revision is dropped. Read it once.
/// </summary>
public sealed class AlertWatcher(AlertWatcherOptions options)
{
    private const int RememberedAlerts = 100_000;

    private readonly Dictionary<string, uint> _revisions = [];
    private ByteString? _token;
    private int _breaks;

    /// <summary>The alerts, until cancelled.</summary>
    /// <exception cref="RpcException">The request itself is refused; another try would be too.</exception>
    public async IAsyncEnumerable<RiskAlert> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var channel = GrpcChannel.ForAddress(options.Address);
        var client = new AlertService.AlertServiceClient(channel);
        while (true)
        {
            using var call = client.Subscribe(NextRequest(), cancellationToken: cancellationToken);
            while (await MoveNextAsync(call, cancellationToken))
            {
                var response = call.ResponseStream.Current;
                _token = response.ResumeToken.IsEmpty ? _token : response.ResumeToken;
                _breaks = 0;
                if (response.Alert is { } alert && IsNew(alert))
                {
                    yield return alert;
                }
            }

            var wait = TimeSpan.FromTicks(Math.Min(options.LongestWait.Ticks, options.FirstWait.Ticks << Math.Min(_breaks++, 16)));
            await Task.Delay(wait, options.Time, cancellationToken);
        }
    }

    private SubscribeRequest NextRequest()
    {
        var request = options.Request.Clone();
        if (_token is { } token)
        {
            request.ResumeToken = token;
        }

        return request;
    }

    private async Task<bool> MoveNextAsync(AsyncServerStreamingCall<SubscribeResponse> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call.ResponseStream.MoveNext(cancellationToken);
        }
        catch (RpcException canceled) when (canceled.StatusCode == StatusCode.Cancelled && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(canceled.Message, canceled, cancellationToken);
        }
        catch (RpcException broken) when (IsPassing(broken.StatusCode))
        {
            options.OnBreak($"{broken.StatusCode}: {broken.Status.Detail}; subscribing again");
            return false;
        }
    }

    private static bool IsPassing(StatusCode code) =>
        code is StatusCode.Unavailable or StatusCode.ResourceExhausted or StatusCode.Internal or StatusCode.Cancelled
            or StatusCode.DeadlineExceeded or StatusCode.Unknown;

    private bool IsNew(RiskAlert alert)
    {
        if (_revisions.TryGetValue(alert.AlertId, out var known) && alert.Revision <= known)
        {
            return false;
        }

        if (_revisions.Count >= RememberedAlerts)
        {
            _revisions.Clear();
        }

        _revisions[alert.AlertId] = alert.Revision;
        return true;
    }
}
