using RiskStream.Facts;
using RiskStream.Operators;
using RiskStream.Rules.Describing;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>visit_frequency</c>.</summary>
internal static class VisitFrequencyReader
{
    public const string Block = "visit_frequency";

    private static readonly ChoiceField<ServiceKind> Service = new(
        "services",
        "Name the kinds of service that count.",
        ("outpatient", ServiceKind.Outpatient),
        ("purchase", ServiceKind.Purchase),
        ("chronic", ServiceKind.ChronicOutpatient),
        ("emergency", ServiceKind.Emergency));

    public static VisitFrequency Read(Section section) => new()
    {
        Services = section.Choices(Service),
        Limits = WindowLimitReader.Read(section, WindowTerm.Encounters, WindowTerm.Providers, WindowTerm.Prefectures, WindowTerm.Days),
    };

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(VisitFrequency measure) =>
    [
        ("services", string.Join(", ", measure.Services.Select(Wording.Of).Select(word => word.En)), Service.Expected),
        .. WindowLimitReader.RowsOf(measure.Limits),
    ];
}
