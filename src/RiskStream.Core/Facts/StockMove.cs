namespace RiskStream.Facts;

/// <summary>进销存: goods moved in an institution's stock.</summary>
public sealed record StockMove : Fact
{
    /// <summary>What happened to them.</summary>
    public required StockMoveKind Kind { get; init; }

    /// <summary>医疗目录编码: the national item code.</summary>
    public required string Item { get; init; }

    /// <summary>定点医药机构批次流水号: the institution's own number of the batch.</summary>
    public required string Batch { get; init; }

    /// <summary>生产批号, or empty.</summary>
    public string Lot { get; init; } = string.Empty;

    /// <summary>Quantity in ten-thousandths.</summary>
    public long QuantityE4 { get; init; }

    /// <summary>Unit price in millionths of a yuan.</summary>
    public long PriceE6 { get; init; }

    /// <summary>The settlement of a sale; <c>default</c> if none.</summary>
    public FactKey Settlement { get; init; }

    /// <summary>The person of a sale; <c>default</c> if not said.</summary>
    public BeneficiaryId Beneficiary { get; init; }

    /// <summary>零售单据号, or empty.</summary>
    public string Document { get; init; } = string.Empty;

    /// <summary>自费: sold outside the insurance.</summary>
    public bool IsSelfPaid { get; init; }

    /// <summary>拆零: sold in parts of a pack.</summary>
    public bool IsSplitPack { get; init; }

    /// <summary>药品追溯码.</summary>
    public IReadOnlyList<string> TraceCodes { get; init; } = [];
}

/// <summary>What happened to goods. The numbers are those of the wire contract; a deletion (3507) is a cancellation.</summary>
public enum StockMoveKind : byte
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>盘存: counted.</summary>
    Stocktake = 1,

    /// <summary>库存变更: corrected.</summary>
    Change = 2,

    /// <summary>采购: bought.</summary>
    Purchase = 3,

    /// <summary>采购退货: given back to the supplier.</summary>
    PurchaseReturn = 4,

    /// <summary>销售: sold.</summary>
    Sale = 5,

    /// <summary>销售退货: taken back from the buyer.</summary>
    SaleReturn = 6,
}
