using RiskStream.Facts;

namespace RiskStream.Checking;

/// <summary>A question before a settlement. Immutable.</summary>
public sealed record CheckQuestion
{
    /// <summary>报文ID, by which a question that is asked again is known; never empty.</summary>
    public required string MessageId { get; init; }

    /// <summary>By which door it came: <c>grpc</c>, <c>3101</c>, <c>3102</c>.</summary>
    public required string Door { get; init; }

    /// <summary>What it asks about.</summary>
    public required Candidate Candidate { get; init; }

    /// <summary>Who asks, or <c>default</c>.</summary>
    public ProviderId Provider { get; init; }

    /// <summary>A digest of all that was asked: a message id that comes with another is another question.</summary>
    public required ulong Digest { get; init; }

    /// <summary>How long the asker waits; absent, as long as <see cref="Hosting.CheckOptions.Deadline"/>.</summary>
    public TimeSpan? Deadline { get; init; }
}
