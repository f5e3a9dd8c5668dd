using RiskStream.EventTime;
using RiskStream.Pipeline.DeadLetters;
using RiskStream.Stages;

namespace RiskStream.Pipeline.Stages;

/// <summary>A decoded record with its place.</summary>
/// <param name="Offset">Offset in the input partition.</param>
/// <param name="Source">For another stage's output: where it comes from.</param>
/// <param name="SourceWatermark">For another stage's output: that partition's watermark.</param>
/// <param name="Content">What it says.</param>
public sealed record StageRecord<T>(long Offset, SourcePosition? Source, EventTimestamp SourceWatermark, T Content);

/// <summary>Records of one partition that are handled in one step.</summary>
public sealed record StageBatch<T>
{
    /// <summary>The offset after the last record of the batch before.</summary>
    public required long From { get; init; }

    /// <summary>The offset after the last record of this one.</summary>
    public required long NextOffset { get; init; }

    /// <summary>What could be decoded, by offset.</summary>
    public required IReadOnlyList<StageRecord<T>> Records { get; init; }

    /// <summary>What could not.</summary>
    public IReadOnlyList<DeadLetter> DeadLetters { get; init; } = [];
}
