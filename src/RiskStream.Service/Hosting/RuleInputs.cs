using RiskStream.Pipeline.Reference;
using RiskStream.Reference;
using RiskStream.Rules;

namespace RiskStream.Service.Hosting;

/// <summary>Rules and reference lists as the stages need them.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Reference">The lists.</param>
public sealed record RuleInputs(RuleSet Rules, ReferenceData Reference)
{
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

        var reference = ReferenceData.Empty;
        if (!string.IsNullOrEmpty(referenceFolder))
        {
            (reference, var faults) = ReferenceFolder.Read(referenceFolder);
            errors.AddRange(faults);
        }

        return (errors.Count == 0 ? new RuleInputs(rules!, reference) : null, errors);
    }
}
