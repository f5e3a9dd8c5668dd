using RiskStream.Pipeline.Stages;
using RiskStream.Reference;

namespace RiskStream.Pipeline.Tests.Consuming;

/// <summary>A service without reference lists.</summary>
internal sealed class NoLists : IListSource
{
    public static readonly NoLists Instance = new();

    public string Digest => ReferenceData.Empty.Digest;

    public ValueTask<ReferenceData> NewestAsync(CancellationToken cancellationToken) => new(ReferenceData.Empty);

    public ValueTask<ReferenceData?> FindAsync(string digest, CancellationToken cancellationToken) => new(ReferenceData.Empty);
}
