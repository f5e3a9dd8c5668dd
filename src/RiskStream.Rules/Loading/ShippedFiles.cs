namespace RiskStream.Rules.Loading;

/// <summary>The files of the catalogue that is built into this assembly.</summary>
internal static class ShippedFiles
{
    public static CatalogueFiles Read() => new()
    {
        Rules = In(CatalogueFiles.RulesFolder),
        Exclusions = In(CatalogueFiles.ExclusionsFolder),
    };

    private static List<CatalogueFile> In(string folder)
    {
        var assembly = typeof(ShippedFiles).Assembly;
        var files = new List<CatalogueFile>();
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            // The build machine's separator is part of the resource's name.
            var parts = resource.Split('/', '\\');
            if (parts.Length == 2 && parts[0] == folder)
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                files.Add(new CatalogueFile(parts[1], reader.ReadToEnd()));
            }
        }

        return files;
    }
}
