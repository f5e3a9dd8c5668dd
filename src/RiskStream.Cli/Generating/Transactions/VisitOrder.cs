using RiskStream.Cli.Generating.Catalogue;
using RiskStream.Protocol.V1;

namespace RiskStream.Cli.Generating.Transactions;

/// <summary>What is diagnosed and ordered at one visit or purchase.</summary>
internal sealed record VisitOrder
{
    public required IReadOnlyList<OrderedItem> Items { get; init; }

    public required IReadOnlyList<Diagnosis> Diagnoses { get; init; }

    public required string Department { get; init; }

    public ServiceKind Service { get; init; } = ServiceKind.Outpatient;

    public string MedType { get; init; } = "11";

    /// <summary>Number of the recognised long-term disease the visit is for.</summary>
    public string DiseaseNumber { get; init; } = "";

    public static Diagnosis Diagnose(Condition condition) => Diagnose(condition.Icd, condition.Name);

    public static Diagnosis Diagnose(string icd, string name, bool main = true) => new()
    {
        DiagType = "1",
        DiagCode = icd,
        DiagName = name,
        MaindiagFlag = main,
        DiagSrtNo = main ? 1 : 2,
    };
}
