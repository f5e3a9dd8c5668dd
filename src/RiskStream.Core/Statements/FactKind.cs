using RiskStream.Facts;

namespace RiskStream.Statements;

/// <summary>What kind of fact is stated. The numbers are stored.</summary>
public enum FactKind : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>入院.</summary>
    Admission = 1,

    /// <summary>出院.</summary>
    Discharge = 2,

    /// <summary>费用明细.</summary>
    Line = 3,

    /// <summary>结算.</summary>
    Settlement = 4,

    /// <summary>Takes one fact back.</summary>
    CancelFact = 5,

    /// <summary>Takes back what a message stated: 2601.</summary>
    CancelMessage = 6,

    /// <summary>Takes back uploaded lines.</summary>
    CancelLines = 7,

    /// <summary>挂号.</summary>
    Registration = 8,

    /// <summary>就诊信息: the diagnoses of a visit.</summary>
    VisitDiagnosis = 9,

    /// <summary>结算清单.</summary>
    SettlementList = 10,

    /// <summary>进销存.</summary>
    StockMove = 11,

    /// <summary>备案.</summary>
    Filing = 12,

    /// <summary>服务反馈.</summary>
    AuditFeedback = 13,

    /// <summary>处置.</summary>
    Disposition = 14,
}

/// <summary>What all facts of a kind have in common.</summary>
internal static class FactKinds
{
    /// <summary>How keys of a kind begin; empty for kinds whose keys are always given in full.</summary>
    public static ReadOnlySpan<byte> PrefixOf(FactKind kind) => kind switch
    {
        FactKind.Admission => "ADM:"u8,
        FactKind.Discharge => "DIS:"u8,
        FactKind.Registration => "REG:"u8,
        FactKind.VisitDiagnosis => "DIA:"u8,
        FactKind.Settlement => "SET:"u8,
        _ => [],
    };

    /// <summary>Whether there is one fact of the kind for an encounter, so that its key is prefix and encounter.</summary>
    public static bool IsOnePerEncounter(FactKind kind) =>
        kind is FactKind.Admission or FactKind.Discharge or FactKind.Registration or FactKind.VisitDiagnosis;

    /// <summary>Whether facts of a kind take others back.</summary>
    public static bool IsCancellation(FactKind kind) =>
        kind is FactKind.CancelFact or FactKind.CancelMessage or FactKind.CancelLines;

    /// <summary>The kind of a fact.</summary>
    public static FactKind Of(Fact fact) => fact switch
    {
        Admission => FactKind.Admission,
        Discharge => FactKind.Discharge,
        ClaimLine => FactKind.Line,
        Settlement => FactKind.Settlement,
        Cancellation { Target: CancellationTarget.OfFact } => FactKind.CancelFact,
        Cancellation { Target: CancellationTarget.OfMessage } => FactKind.CancelMessage,
        Cancellation => FactKind.CancelLines,
        Registration => FactKind.Registration,
        VisitDiagnosis => FactKind.VisitDiagnosis,
        SettlementList => FactKind.SettlementList,
        StockMove => FactKind.StockMove,
        Filing => FactKind.Filing,
        AuditFeedback => FactKind.AuditFeedback,
        Disposition => FactKind.Disposition,
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "no such kind of fact is stored"),
    };
}
