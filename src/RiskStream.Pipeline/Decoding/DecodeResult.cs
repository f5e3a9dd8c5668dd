using RiskStream.Pipeline.DeadLetters;

namespace RiskStream.Pipeline.Decoding;

/// <summary>What became of a record: content, or the reason why it is set aside. A closed set.</summary>
/// <typeparam name="T">The decoded content.</typeparam>
public abstract record DecodeResult<T>
{
    private DecodeResult()
    {
    }

    /// <summary>The record can be used.</summary>
    /// <param name="Content">What it says.</param>
    public sealed record Decoded(T Content) : DecodeResult<T>;

    /// <summary>The record cannot be used and goes to the dead letters.</summary>
    /// <param name="Reason">The kind of fault, a bounded label.</param>
    /// <param name="Detail">Names the field, the value, the bound and the remedy.</param>
    public sealed record Rejected(DeadLetterReason Reason, string Detail) : DecodeResult<T>;
}
