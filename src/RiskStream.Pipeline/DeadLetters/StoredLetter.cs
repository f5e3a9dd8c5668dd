using System.Security.Cryptography;

namespace RiskStream.Pipeline.DeadLetters;

/// <summary>A dead letter as the topic holds it.</summary>
public sealed record StoredLetter
{
    /// <summary>Its place in the dead-letter topic.</summary>
    public required LetterPosition Position { get; init; }

    /// <summary>When it was set aside, by the clock of who did, to the millisecond.</summary>
    public required DateTimeOffset SetAsideAt { get; init; }

    /// <summary>The letter; its value is null where it was omitted.</summary>
    public required DeadLetter Letter { get; init; }

    /// <summary>The bytes that the value had, where it was too large for the topic and left out; else null.</summary>
    public long? OmittedBytes { get; init; }

    /// <summary>Where the original stood.</summary>
    public RecordPlace Original => new(Letter.Topic, Letter.Partition, Letter.Offset);

    /// <summary>Bytes of the original value, kept or omitted.</summary>
    public long ValueBytes => OmittedBytes ?? Letter.Value?.LongLength ?? 0;

    /// <summary>
    /// What two letters of one record have in common: a batch that is published again sets its records aside again. The value is
    /// part of it, so that a topic that was deleted and made anew does not confuse its records with the old ones.
    /// </summary>
    public LetterIdentity Identity => new(
        Original, BitConverter.ToInt64(SHA256.HashData(Letter.Value ?? []).AsSpan(0, sizeof(long))));
}

/// <summary>What a letter was made of: the same for every letter of one record.</summary>
/// <param name="Original">Where it stood.</param>
/// <param name="ValueHash">Of its value.</param>
public sealed record LetterIdentity(RecordPlace Original, long ValueHash);
