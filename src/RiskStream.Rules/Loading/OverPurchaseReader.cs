using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>over_purchase</c>.</summary>
internal static class OverPurchaseReader
{
    public const string Block = "over_purchase";

    private const string DrugLimits = "drug_limits";

    private static readonly ChoiceField<ServiceKind> Service = new(
        "services",
        "Name the kinds of service in which drugs are bought.",
        ("outpatient", ServiceKind.Outpatient),
        ("purchase", ServiceKind.Purchase),
        ("chronic", ServiceKind.ChronicOutpatient),
        ("emergency", ServiceKind.Emergency));

    public static OverPurchase Read(Section section) => new()
    {
        Services = section.Choices(Service),
        Limits = WindowLimitReader.Read(section, WindowTerm.PurchaseDays, WindowTerm.Providers),
        DrugLimits = WindowLimitReader.ReadAt(section, DrugLimits, [WindowTerm.Purchases, WindowTerm.Supply]),
    };

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(OverPurchase measure) =>
    [
        ("services", string.Join(", ", measure.Services.Select(Wording.Of).Select(word => word.En)), Service.Expected),
        .. WindowLimitReader.RowsOf(measure.Limits),
        .. WindowLimitReader.RowsOf(measure.DrugLimits, DrugLimits),
    ];
}
