using RiskStream.EventTime;

namespace RiskStream.Facts;

/// <summary>
/// Takes back what was stated before, at the original event time. It may arrive before what it takes back, and may itself be
/// taken back by a later 2601, which reinstates the original.
/// </summary>
public sealed record Cancellation : Fact
{
    /// <summary>What is taken back.</summary>
    public required CancellationTarget Target { get; init; }
}

/// <summary>What a cancellation names. A closed set.</summary>
public abstract record CancellationTarget
{
    private CancellationTarget()
    {
    }

    /// <summary>Every statement of one fact: 2103, 2202, 2208, 2305, 2404, 2405.</summary>
    /// <param name="Key">The fact.</param>
    /// <param name="UpToVersion">The newest version that is taken back; later ones stand.</param>
    public sealed record OfFact(FactKey Key, uint UpToVersion) : CancellationTarget
    {
        /// <summary>Only what was taken in at or before this instant; <c>default</c> for whatever it says, whenever it comes.</summary>
        public EventTimestamp UpTo { get; init; }
    }

    /// <summary>What one message stated: 2601.</summary>
    /// <param name="MessageId">原发送方报文ID.</param>
    public sealed record OfMessage(string MessageId) : CancellationTarget;

    /// <summary>Uploaded charge lines: 2205, 2302. Lines uploaded again later stand, and so do lines that were settled by then.</summary>
    public sealed record OfLines : CancellationTarget
    {
        /// <summary>Only this charge batch; empty for any.</summary>
        public string ChargeBatch { get; init; } = string.Empty;

        /// <summary>Only these lines; empty for any.</summary>
        public IReadOnlyList<FactKey> Lines { get; init; } = [];

        /// <summary>Only what was taken in at or before this instant.</summary>
        public required EventTimestamp UpTo { get; init; }
    }
}
