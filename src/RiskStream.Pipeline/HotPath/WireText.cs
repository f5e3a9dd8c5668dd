namespace RiskStream.Pipeline.HotPath;

/// <summary>A text of a record that is being read: where it stands, not a copy. <c>default</c> is empty.</summary>
/// <param name="Start">Position in the record, or for texts that had to be unescaped the complement of one in the scratch.</param>
/// <param name="Length">Bytes of UTF-8.</param>
internal readonly record struct WireText(int Start, int Length);

/// <summary>A time of a record that is being read.</summary>
internal struct WireTime
{
    public long Seconds;
    public int Nanos;
    public bool IsGiven;
}

/// <summary>A diagnosis or an operation of a record that is being read.</summary>
internal struct WireCode
{
    public WireText Code;
    public bool IsMain;
    public int Order;
}
