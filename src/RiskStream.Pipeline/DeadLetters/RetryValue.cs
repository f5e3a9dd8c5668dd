namespace RiskStream.Pipeline.DeadLetters;

/// <summary>A corrected value that is sent in place of a letter's own.</summary>
/// <param name="Bytes">The value.</param>
/// <param name="ContentType">Its content type, or null if it is the letter's.</param>
public sealed record RetryValue(byte[] Bytes, string? ContentType);
