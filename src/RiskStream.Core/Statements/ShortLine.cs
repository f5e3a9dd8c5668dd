using RiskStream.EventTime;
using RiskStream.Facts;

namespace RiskStream.Statements;

/// <summary>A charge line that is being written, all of whose texts are short.</summary>
public ref struct ShortLine
{
    /// <summary>Its number in the encounter.</summary>
    public ShortText Number { readonly get; init; }

    /// <summary>What was charged.</summary>
    public ShortText Item { readonly get; init; }

    /// <summary>Who ordered it, or empty.</summary>
    public ShortText Doctor { readonly get; init; }

    /// <summary>The charge batch, or empty.</summary>
    public ShortText Batch { readonly get; init; }

    /// <summary>When the charge arose.</summary>
    public EventTimestamp Time { readonly get; init; }

    /// <summary>Quantity in ten-thousandths.</summary>
    public long QuantityE4 { readonly get; init; }

    /// <summary>Amount in 0.01 yuan, negative on refunds.</summary>
    public long AmountFen { readonly get; init; }

    /// <summary>Days that a drug supplies, or 0.</summary>
    public int SupplyDays { readonly get; init; }

    /// <summary>What is noted of it.</summary>
    public FactFlags Flags { readonly get; init; }

    /// <summary>The kind of charge.</summary>
    public ChargeClass Class { readonly get; init; }

    /// <summary>What it is for.</summary>
    public ServiceKind Service { readonly get; init; }
}
