using RiskStream.Cli.Generating.Institutions;
using RiskStream.Cli.Generating.Transactions;

namespace RiskStream.Cli.Generating.Schemes;

/// <summary>What is planted at one institution on one civil day, and what is to be said of it.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Where">The institution.</param>
/// <param name="Day">The day, counted from the first of the run.</param>
/// <param name="Settlements">The settlements, by time.</param>
internal sealed record PlantedDay(string RuleId, Institution Where, int Day, IReadOnlyList<SettlementOccurrence> Settlements)
{
    /// <summary>Adds the settlements to the script and a label for the first of them, which are the ones at fault.</summary>
    public void Plant(Planting planting, string schemeId, string severity, int atFault, string description)
    {
        planting.Script.Add(Day, () => Settlements);
        var isScheme = severity != "NONE";
        planting.Labels.Add(new SchemeLabel
        {
            SchemeId = schemeId,
            RuleId = RuleId,
            IsScheme = isScheme,
            SubjectKind = "inst",
            SubjectKey = Where.Code,
            Severity = severity,
            AnchorDay = isScheme ? planting.Day(Day) : "",
            Days = [planting.Day(Day)],
            BusinessKeys = [.. Settlements.Take(atFault).Select(settlement => "SET:" + settlement.SettlementId)],
            Description = description,
        });
    }
}
