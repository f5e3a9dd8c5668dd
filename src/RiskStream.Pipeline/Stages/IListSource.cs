using RiskStream.Reference;

namespace RiskStream.Pipeline.Stages;

/// <summary>Where a partition gets its lists from. Safe for concurrent use.</summary>
public interface IListSource
{
    /// <summary>Digest of the newest lists.</summary>
    string Digest { get; }

    /// <summary>
    /// The newest lists, once they are kept so that <see cref="FindAsync"/> gives them to whoever has the partition after a crash.
    /// </summary>
    ValueTask<ReferenceData> NewestAsync(CancellationToken cancellationToken);

    /// <summary>The lists of a digest, or null if they are not kept any more.</summary>
    ValueTask<ReferenceData?> FindAsync(string digest, CancellationToken cancellationToken);
}
