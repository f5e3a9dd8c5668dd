using RiskStream.EventTime;

namespace RiskStream.Facts;

/// <summary>
/// One source's statement of a fact. Several may state the same fact: a retry under a new message id, a correction with a higher
/// version, a charge line sent both in a batch and inside its settlement.
/// </summary>
public sealed record Assertion
{
    /// <summary>The fact that is stated.</summary>
    public required FactKey Key { get; init; }

    /// <summary>1, 2, 3 …; a higher version replaces a lower one.</summary>
    public uint Version { get; init; } = 1;

    /// <summary>When the platform took it in; the later of two statements of one version holds.</summary>
    public EventTimestamp IngestedAt { get; init; }

    /// <summary>发送方报文ID, by which 2601 names it; empty if the source gave none.</summary>
    public string MessageId { get; init; } = string.Empty;

    /// <summary>For a line inside a settlement: that settlement. The line stands only while its settlement does.</summary>
    public FactKey Parent { get; init; }

    /// <summary>The version of the parent that carries this line.</summary>
    public uint ParentVersion { get; init; }

    /// <summary>Arrived beyond the allowed lateness: enters only windows of 30 days and more.</summary>
    public bool TooLate { get; init; }

    /// <summary>What is stated.</summary>
    public required Fact Content { get; init; }
}
