namespace RiskStream.Rules.Tests.Catalogues;

/// <summary>The files of the shipped catalogue as they lie in the assembly.</summary>
internal static class ShippedFiles
{
    /// <summary>Path, such as rules/H01.yaml, and text.</summary>
    public static IReadOnlyList<(string Path, string Text)> All { get; } = ReadAll();

    private static List<(string Path, string Text)> ReadAll()
    {
        var assembly = typeof(RuleCatalogue).Assembly;
        var files = new List<(string, string)>();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            files.Add((name.Replace('\\', '/'), reader.ReadToEnd()));
        }

        return files;
    }
}
