namespace RiskStream.Ports;

/// <summary>
/// Keeps the reference lists that partitions were judged by, under their digest: a batch that is done again after a crash must be done
/// with the same lists, though newer ones are in force by then. Kept for <see cref="KeptFor"/> after the last save. Safe for
/// concurrent use; saving what is there already is harmless.
/// </summary>
public interface IListArchive
{
    /// <summary>How long lists are kept that nobody saves again. Those in use are saved again every hour.</summary>
    static readonly TimeSpan KeptFor = TimeSpan.FromDays(35);

    /// <summary>Saves lists under their digest.</summary>
    /// <exception cref="StateStoreUnavailableException">The store did not answer within its bounds.</exception>
    ValueTask SaveAsync(string digest, byte[] lists, CancellationToken cancellationToken);

    /// <summary>The lists of a digest, or null if they are not kept any more.</summary>
    /// <exception cref="StateStoreUnavailableException">The store did not answer within its bounds.</exception>
    ValueTask<byte[]?> LoadAsync(string digest, CancellationToken cancellationToken);
}
