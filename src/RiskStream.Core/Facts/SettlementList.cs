namespace RiskStream.Facts;

/// <summary>医保基金结算清单: how a stay is grouped and what was done in it, sent after discharge.</summary>
public sealed record SettlementList : Fact
{
    /// <summary>The settlement it belongs to; <c>default</c> if not said.</summary>
    public FactKey Settlement { get; init; }

    /// <summary>DRG group, or empty.</summary>
    public string DrgCode { get; init; } = string.Empty;

    /// <summary>DIP group, or empty.</summary>
    public string DipCode { get; init; } = string.Empty;

    /// <summary>Weight of the group in ten-thousandths.</summary>
    public long WeightE4 { get; init; }

    /// <summary>实际住院天数: days of the stay.</summary>
    public int InpatientDays { get; init; }

    /// <summary>ICD-10 codes, the main one first.</summary>
    public IReadOnlyList<string> Diagnoses { get; init; } = [];

    /// <summary>手术操作编码: codes of operations, the main one first.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];
}
