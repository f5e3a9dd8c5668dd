namespace RiskStream.Operators;

/// <summary>What a window counts.</summary>
public enum WindowTerm : byte
{
    /// <summary>Distinct encounters.</summary>
    Encounters,

    /// <summary>Distinct institutions.</summary>
    Providers,

    /// <summary>Distinct prefectures, by the first four digits of the region.</summary>
    Prefectures,

    /// <summary>Distinct civil days (UTC+8).</summary>
    Days,

    /// <summary>Sum of the quantities.</summary>
    Quantity,

    /// <summary>Distinct examinations, by identity.</summary>
    Exams,

    /// <summary>Distinct civil days (UTC+8) with a purchase.</summary>
    PurchaseDays,

    /// <summary>Distinct purchases, by identity.</summary>
    Purchases,

    /// <summary>Sum of the quantities, which are months of supply.</summary>
    Supply,
}
