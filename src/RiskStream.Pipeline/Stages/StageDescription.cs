using RiskStream.EventTime;
using RiskStream.Pipeline.Decoding;
using RiskStream.Stages;

namespace RiskStream.Pipeline.Stages;

/// <summary>A stage as it stands in the stream.</summary>
/// <typeparam name="T">The decoded input.</typeparam>
public sealed record StageDescription<T>
{
    /// <summary>The topic it reads.</summary>
    public required string Topic { get; init; }

    /// <summary>Its logic.</summary>
    public required IStage<T> Stage { get; init; }

    /// <summary>How records are decoded.</summary>
    public required Func<InputRecord, DecodeResult<T>> Decode { get; init; }

    /// <summary>The watermark that a record of another stage carries.</summary>
    public Func<T, EventTimestamp> SourceWatermark { get; init; } = _ => default;
}
