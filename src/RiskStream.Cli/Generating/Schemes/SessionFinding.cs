using RiskStream.Cli.Generating.Catalogue;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>What is to be said of an item at a place's sessions; a severity of NONE makes it a look-alike.</summary>
internal sealed record SessionFinding(string SchemeId, Item Item, string Severity, string Description)
{
    public SchemeLabel Label(Planting planting, ExamSessions sessions, IReadOnlyList<int> ordinals)
    {
        var days = ordinals.Select(ordinal => planting.Day(sessions.DayOf(ordinal))).ToList();
        var isScheme = Severity != "NONE";
        return new SchemeLabel
        {
            SchemeId = SchemeId,
            RuleId = ExamClusters.Rule,
            IsScheme = isScheme,
            SubjectKind = "inst+item",
            SubjectKey = $"{sessions.Where.Code}|{Item.Code}",
            Severity = Severity,
            AnchorDay = isScheme ? days[0] : "",
            Days = days,
            BusinessKeys = [.. ordinals.SelectMany(sessions.BusinessKeys)],
            Description = Description,
        };
    }
}
