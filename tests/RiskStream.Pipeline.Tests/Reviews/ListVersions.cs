using RiskStream.Pipeline.Stages;
using RiskStream.Reference;

namespace RiskStream.Pipeline.Tests.Reviews;

/// <summary>Lists that a test changes. What was once the newest is kept; after that only the newest is in memory.</summary>
internal sealed class ListVersions(ReferenceData first) : IListSource
{
    private readonly Dictionary<string, ReferenceData> _kept = [];

    public ReferenceData Newest { get; set; } = first;

    public string Digest => Newest.Digest;

    public ValueTask<ReferenceData> NewestAsync(CancellationToken cancellationToken)
    {
        _kept[Newest.Digest] = Newest;
        return ValueTask.FromResult(Newest);
    }

    public ValueTask<ReferenceData?> FindAsync(string digest, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_kept.GetValueOrDefault(digest));
}
