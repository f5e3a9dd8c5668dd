using RiskStream.EventTime;

namespace RiskStream.Facts;

/// <summary>参保人: the token of an insured person. <c>default</c> is nobody.</summary>
/// <param name="Value">The token, never a number of the person.</param>
public readonly record struct BeneficiaryId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>定点医药机构: the code of a designated hospital, clinic or pharmacy. <c>default</c> is none.</summary>
/// <param name="Value">Twelve characters, with a leading H (medical) or P (pharmacy).</param>
public readonly record struct ProviderId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>就诊: the id of a visit or a stay, unique for one beneficiary. <c>default</c> is none.</summary>
/// <param name="Value">The national encounter id, or the hospital's own where there is none yet.</param>
public readonly record struct EncounterId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>
/// The stable identity of a business fact, the same over retries and corrections, e.g. <c>SET:</c> and a settlement id.
/// <c>default</c> is none.
/// </summary>
/// <param name="Value">Kind and id, joined by colons.</param>
public readonly record struct FactKey(string Value)
{
    /// <summary>Whether a key was given.</summary>
    public bool IsGiven => Value is not null;

    /// <summary>The key of an admission.</summary>
    public static FactKey Admission(string encounter) => new("ADM:" + encounter);

    /// <summary>The key of a discharge.</summary>
    public static FactKey Discharge(string encounter) => new("DIS:" + encounter);

    /// <summary>The key of a charge line.</summary>
    public static FactKey Line(string encounter, string line) => new($"FEE:{encounter}:{line}");

    /// <summary>The sender's own number in the key of a charge line of an encounter.</summary>
    public static string LineNumberOf(FactKey line, EncounterId encounter) => line.Value[$"FEE:{encounter.Value}:".Length..];

    /// <summary>The key of a settlement.</summary>
    public static FactKey Settlement(string settlement) => new("SET:" + settlement);

    /// <summary>The key of a registration.</summary>
    public static FactKey Registration(string encounter) => new("REG:" + encounter);

    /// <summary>The key of what a doctor found in a visit.</summary>
    public static FactKey VisitDiagnosis(string encounter) => new("DIA:" + encounter);

    /// <summary>The key of a settlement list; the settlement may be empty.</summary>
    public static FactKey SettlementList(string encounter, string settlement) => new($"LST:{encounter}:{settlement}");

    /// <summary>The key of a stock move; document and line may be empty.</summary>
    public static FactKey StockMove(ProviderId provider, string batch, StockMoveKind kind, string document, string line) =>
        new($"STK:{provider}:{batch}:{(int)kind}:{document}:{line}");

    /// <summary>The key of a filing of institutions or a disease, valid from an instant.</summary>
    public static FactKey Filing(FilingKind kind, string what, EventTimestamp begun) =>
        new($"{(kind == FilingKind.Transfer ? "TRF" : "CHR")}:{what}:{(begun.IsGiven ? begun.Day.ToString() : string.Empty)}");

    /// <summary>The key of the answer to a finding.</summary>
    public static FactKey AuditFeedback(string finding) => new("FBK:" + finding);

    /// <summary>The encounter that all decisions about an alert belong to: whatever the stage of review, the latest one counts.</summary>
    public static EncounterId EncounterOfAlert(string alert) => new("DSP:" + alert);

    /// <summary>The key of a decision about an alert in a stage of review.</summary>
    public static FactKey Disposition(string alert, string stage) => new($"DSP:{alert}:{stage}");

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
