using RiskStream.Alerts;
using RiskStream.Operators;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the block <c>repeat_exam</c>.</summary>
internal static class RepeatExamReader
{
    public const string Block = "repeat_exam";

    private static readonly ChoiceField<Severity> GapSeverity = SharedFields.Severity with { Key = "gap_severity" };

    public static RepeatExam Read(Section section) => new()
    {
        GapSeverity = section.Choice(GapSeverity) ?? default,
        Limits = WindowLimitReader.Read(section, WindowTerm.Exams, WindowTerm.Providers),
    };

    public static IReadOnlyList<(string Key, string Value, string Range)> RowsOf(RepeatExam measure) =>
    [
        SharedFields.Row(GapSeverity, measure.GapSeverity),
        .. WindowLimitReader.RowsOf(measure.Limits),
    ];
}
