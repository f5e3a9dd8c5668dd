namespace RiskStream.Facts;

/// <summary>What kind of service an encounter or a settlement is for. The numbers are those of the wire contract.</summary>
public enum ServiceKind : byte
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>门诊: an outpatient visit.</summary>
    Outpatient = 1,

    /// <summary>住院: a stay.</summary>
    Inpatient = 2,

    /// <summary>购药: a purchase at a pharmacy.</summary>
    Purchase = 3,

    /// <summary>门诊慢特病: an outpatient visit or purchase under a recognised chronic disease.</summary>
    ChronicOutpatient = 4,

    /// <summary>急诊: an emergency visit.</summary>
    Emergency = 5,
}
