namespace RiskStream.Checkpoints;

/// <summary>A change of the stored state under one key.</summary>
/// <param name="Key">The key, without the partition.</param>
/// <param name="Kind">Whether the bytes are appended to what is stored, take its place, or nothing does.</param>
/// <param name="Bytes">What to store; something, if it takes the place of what is stored.</param>
public sealed record StateChange(string Key, StateChangeKind Kind, byte[] Bytes);

/// <summary>How a change is stored.</summary>
public enum StateChangeKind : byte
{
    /// <summary>At the end of what is stored.</summary>
    Append,

    /// <summary>In place of what is stored.</summary>
    Replace,

    /// <summary>Nothing is stored any more; there are no bytes.</summary>
    Remove,
}
