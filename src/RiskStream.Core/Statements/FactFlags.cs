namespace RiskStream.Statements;

/// <summary>What is noted of a stated fact. The numbers are stored.</summary>
[Flags]
public enum FactFlags : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It arrived beyond the allowed lateness.</summary>
    TooLate = 1,

    /// <summary>A line inside a settlement: it stands only while that settlement does.</summary>
    InSettlement = 2,

    /// <summary>Its key was given in full and does not follow from kind and ids.</summary>
    OwnKey = 4,

    /// <summary>A line with trace codes, which follow its other values.</summary>
    Traced = 8,
}
