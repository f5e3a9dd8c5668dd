using RiskStream.EventTime;
using RiskStream.Pipeline.Decoding;
using RiskStream.Reference;
using RiskStream.Stages;

namespace RiskStream.Pipeline.Stages;

/// <summary>A stage as it stands in the stream.</summary>
/// <typeparam name="T">The decoded input.</typeparam>
public sealed record StageDescription<T>
{
    /// <summary>The topic it reads.</summary>
    public required string Topic { get; init; }

    /// <summary>Its name, which is also that of its state and its consumer group.</summary>
    public required string Name { get; init; }

    /// <summary>Its logic, by given reference lists.</summary>
    public required Func<ReferenceData, IStage<T>> StageOf { get; init; }

    /// <summary>How records are decoded.</summary>
    public required Func<InputRecord, DecodeResult<T>> Decode { get; init; }

    /// <summary>The watermark that a record of another stage carries.</summary>
    public Func<T, EventTimestamp> SourceWatermark { get; init; } = _ => default;
}
