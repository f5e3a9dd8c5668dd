using System.Diagnostics;
using RiskStream.Rules.Loading;

namespace RiskStream.Rules;

/// <summary>
/// Reads catalogues: one YAML file a rule under <c>rules/</c>, one an exclusion set under <c>exclusions/</c>, one a rule that a region
/// changes under <c>overrides/</c>. Any thread may call it.
/// </summary>
public static class RuleCatalogue
{
    /// <summary>The catalogue that is built into this assembly.</summary>
    public static CatalogueLoad.Loaded LoadShipped() =>
        CatalogueReader.Read(ShippedFiles.Read()) switch
        {
            CatalogueLoad.Loaded loaded => loaded,
            CatalogueLoad.Rejected rejected => throw new UnreachableException(
                $"the shipped catalogue is tested before it ships, yet: {string.Join(" | ", rejected.Errors)}"),
            var other => throw new UnreachableException($"{other.GetType()} is no outcome of reading a catalogue"),
        };

    /// <summary>
    /// The catalogue in a folder, which takes the place of the shipped one as a whole; or, if the folder has overrides and no rules, the
    /// shipped one with these changes. A folder or file that is missing, cannot be read or is no YAML is reported like any other error; nothing is thrown for it.
    /// </summary>
    public static CatalogueLoad LoadFolder(string path) => CatalogueReader.Read(FolderFiles.Read(path));
}
