namespace RiskStream.Cli.Generating.Output;

/// <summary>How events are written to a file.</summary>
public enum EventFormat
{
    /// <summary>One proto3 JSON message a line, with the proto's field names and enum values by name.</summary>
    Ndjson,

    /// <summary>Protobuf messages, each preceded by its length as a varint.</summary>
    Protobuf,
}
