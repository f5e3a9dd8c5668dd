using RiskStream.Pipeline.Reference;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Service.Hosting;

/// <summary>Rules and reference lists as the stages need them.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Lists">The lists and their entries.</param>
public sealed record RuleInputs(RuleSet Rules, ReferenceSnapshot Lists)
{
    /// <summary>The lists.</summary>
    public ReferenceData Reference => Lists.Data;

    /// <summary>
    /// Reads rules (the shipped ones without a folder) and lists (none without a folder). What cannot be used is told, all of it.
    /// </summary>
    public static (RuleInputs? Inputs, IReadOnlyList<string> Errors) Load(string? rulesFolder, string? referenceFolder)
    {
        var errors = new List<string>();
        RuleSet? rules = null;
        switch (string.IsNullOrEmpty(rulesFolder) ? RuleCatalogue.LoadShipped() : RuleCatalogue.LoadFolder(rulesFolder))
        {
            case CatalogueLoad.Loaded loaded:
                rules = loaded.Rules;
                break;
            case CatalogueLoad.Rejected rejected:
                errors.AddRange(rejected.Errors.Select(error => error.ToString()));
                break;
        }

        var lists = ReferenceSnapshot.Empty;
        if (!string.IsNullOrEmpty(referenceFolder))
        {
            var content = ReferenceFolder.Read(referenceFolder);
            lists = content.Lists;
            errors.AddRange(content.Errors);
        }

        return (errors.Count == 0 ? new RuleInputs(rules!, lists) : null, errors);
    }
}
