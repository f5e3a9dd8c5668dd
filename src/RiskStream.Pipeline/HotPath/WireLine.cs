namespace RiskStream.Pipeline.HotPath;

/// <summary>A charge line of a record that is being read: what facts keep of it.</summary>
internal struct WireLine
{
    public WireText Number;
    public WireText Batch;
    public WireTime ChargedAt;
    public WireText Item;
    public WireText ChargeClass;
    public WireText Quantity;
    public long AmountFen;
    public WireText Doctor;
    public WireText SupplyDays;

    // Its trace codes among those of the record, which come line by line.
    public int FirstCode, Codes;
    public bool IsSplitPack;
}
