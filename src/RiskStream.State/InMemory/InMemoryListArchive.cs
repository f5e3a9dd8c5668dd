using System.Collections.Concurrent;
using RiskStream.Ports;

namespace RiskStream.State.InMemory;

/// <summary>Lists in this process's memory, for tests. Nothing expires. Safe for use from any thread.</summary>
public sealed class InMemoryListArchive : IListArchive
{
    private readonly ConcurrentDictionary<string, byte[]> _byDigest = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask SaveAsync(string digest, byte[] lists, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lists);
        cancellationToken.ThrowIfCancellationRequested();
        _byDigest[digest] = [.. lists];
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<byte[]?> LoadAsync(string digest, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_byDigest.TryGetValue(digest, out var lists) ? lists.ToArray() : null);
    }
}
