using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Checking;

/// <summary>What is kept of a check: latency is supervised, and so is what was said. Immutable.</summary>
public sealed record CheckRecord
{
    /// <summary>报文ID of the question.</summary>
    public required string MessageId { get; init; }

    /// <summary>By which door it came: <c>grpc</c>, <c>3101</c>, <c>3102</c>.</summary>
    public required string Door { get; init; }

    /// <summary>When it was asked, by the clock of the service.</summary>
    public required EventTimestamp AskedAt { get; init; }

    /// <summary>What it was about.</summary>
    public required Candidate Candidate { get; init; }

    /// <summary>Who asked, or <c>default</c>.</summary>
    public ProviderId Provider { get; init; }

    /// <summary>The answer.</summary>
    public required CheckAnswer Answer { get; init; }
}

/// <summary>What a hospital did about a finding (3103). Immutable.</summary>
public sealed record FeedbackRecord
{
    /// <summary>The finding (jr_id).</summary>
    public required string FindingId { get; init; }

    /// <summary>When it was told, by the clock of the service.</summary>
    public required EventTimestamp ToldAt { get; init; }

    /// <summary>Whether it goes on in spite of the finding; else it changes what it wanted.</summary>
    public required bool Continues { get; init; }

    /// <summary>Why it goes on, or empty.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>The question that had the finding, if this process answered it lately.</summary>
    public CheckRecord? Check { get; init; }
}
