using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RiskStream.Pipeline.Stages;
using RiskStream.Ports;
using RiskStream.Reference;

namespace RiskStream.Pipeline.Reference;

/// <summary>The live lists, each version kept in the archive before a partition is told of it. Safe for concurrent use.</summary>
public sealed partial class KeptReference : IListSource
{
    private static readonly TimeSpan SaveAgainAfter = TimeSpan.FromHours(1);

    private readonly LiveReference _live;
    private readonly IListArchive _archive;
    private readonly TimeProvider _time;
    private readonly ILogger<KeptReference> _logger;
    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>Live lists and where they are kept.</summary>
    public KeptReference(LiveReference live, IListArchive archive, TimeProvider time, ILogger<KeptReference> logger)
    {
        _live = live;
        _archive = archive;
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc/>
    public string Digest => _live.Digest;

    /// <inheritdoc/>
    public async ValueTask<ReferenceData> NewestAsync(CancellationToken cancellationToken)
    {
        var newest = _live.Newest;
        await SaveAsync(newest, cancellationToken);
        return newest.Data;
    }

    /// <inheritdoc/>
    public async ValueTask<ReferenceData?> FindAsync(string digest, CancellationToken cancellationToken)
    {
        if (_live.Newest is { } newest && newest.Data.Digest == digest)
        {
            return newest.Data;
        }

        if (_kept.TryGetValue(digest, out var kept))
        {
            return kept.Lists.Data;
        }

        if (await _archive.LoadAsync(digest, cancellationToken) is not { } stored)
        {
            LogLost(digest);
            return null;
        }

        return ReferenceSnapshot.Decode(stored).Data;
    }

    /// <summary>Saves the lists in force again, so that they do not expire under a process that runs for months.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await Task.Delay(SaveAgainAfter, _time, stopping);
            try
            {
                await _archive.SaveAsync(_live.Digest, _live.Newest.Encode(), stopping);
            }
            catch (StateStoreUnavailableException unavailable)
            {
                LogNotSaved(unavailable.Message, SaveAgainAfter);
            }
        }
    }

    private async ValueTask SaveAsync(ReferenceSnapshot lists, CancellationToken cancellationToken)
    {
        if (_kept.ContainsKey(lists.Data.Digest))
        {
            return;
        }

        await _archive.SaveAsync(lists.Data.Digest, lists.Encode(), cancellationToken);
        _kept[lists.Data.Digest] = new Kept(lists, _time.GetTimestamp());
        foreach (var (digest, kept) in _kept)
        {
            // A review of the lists before may go on; older ones than that are read from the archive.
            if (digest != lists.Data.Digest && _time.GetElapsedTime(kept.Since) > SaveAgainAfter)
            {
                _kept.TryRemove(digest, out _);
            }
        }
    }

    [LoggerMessage(2311, LogLevel.Error, "Lists {Digest}, by which a partition was judged, are not kept any more: it is reviewed as if there had been none, and outputs of its last batches may be repeated with other content")]
    private partial void LogLost(string digest);

    [LoggerMessage(2312, LogLevel.Warning, "The lists in force could not be kept: {Reason}. It is tried again in {After}")]
    private partial void LogNotSaved(string reason, TimeSpan after);

    private sealed record Kept(ReferenceSnapshot Lists, long Since);
}
