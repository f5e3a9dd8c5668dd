using RiskStream.Facts;
using RiskStream.Reference;

namespace RiskStream.Stages;

/// <summary>Why retained facts are judged anew: other lists are in force.</summary>
/// <param name="Digest">Digest of the lists by which they are judged from now on.</param>
/// <param name="Change">What became different.</param>
public sealed record ListReview(string Digest, ReferenceChange Change)
{
    /// <summary>Stands for the lists where an alert names the fact that changed.</summary>
    public FactKey Cause => new($"REF:{Digest}");

    /// <summary>For people: which lists changed.</summary>
    public string Reason => $"reference lists changed: {string.Join(", ", Change.Lists)}";
}
