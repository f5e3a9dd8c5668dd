namespace RiskStream.Pipeline.HotPath;

/// <summary>Which body an event carries. The numbers are the fields of the envelope.</summary>
internal enum WireBody
{
    None = 0,
    Encounter = 30,
    FeeDetail = 31,
    FeeCancel = 32,
    Settlement = 33,
    Reversal = 34,
    SettlementList = 35,
    Stock = 36,
    Filing = 37,
    Feedback = 38,
    Disposition = 39,
}
