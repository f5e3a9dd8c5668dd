using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace RiskStream.Pipeline.Contracts;

/// <summary>What is promised of a topic.</summary>
internal sealed record TopicContract
{
    /// <summary>Its id in the document, in camel case.</summary>
    public required string Id { get; init; }

    /// <summary>Its name by default.</summary>
    public required string Address { get; init; }

    /// <summary>What it carries, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>Whether RiskStream reads it.</summary>
    public bool IsRead { get; init; }

    /// <summary>Whether RiskStream writes it.</summary>
    public bool IsWritten { get; init; }

    /// <summary>What the message key is, and what follows from it for partitions.</summary>
    public required string Key { get; init; }

    /// <summary>Whether Kafka keeps the last message of each key for ever, instead of all messages for a time.</summary>
    public bool IsCompacted { get; init; }

    /// <summary>The kinds of messages on it.</summary>
    public required IReadOnlyList<MessageContract> Messages { get; init; }
}

/// <summary>What is promised of a kind of message.</summary>
internal sealed record MessageContract
{
    /// <summary>Its name in the document.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Its content type.</summary>
    public required string ContentType { get; init; }

    /// <summary>Its message, or null where <see cref="Payload"/> says what it is.</summary>
    public MessageDescriptor? Message { get; init; }

    /// <summary>The schema of what is no protobuf message.</summary>
    public JsonObject? Payload { get; init; }

    /// <summary>Its headers.</summary>
    public required IReadOnlyList<HeaderContract> Headers { get; init; }
}

/// <summary>What is promised of a header; all are UTF-8 text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="IsRequired">Whether every such message has it.</param>
/// <param name="Pattern">A regular expression that its text matches, or null.</param>
internal sealed record HeaderContract(string Name, string Meaning, bool IsRequired = false, string? Pattern = null);
