using System.Text;

namespace RiskStream.Rules.Loading;

/// <summary>Reads the files of a catalogue from a folder.</summary>
internal sealed class FolderFiles
{
    /// <summary>More is no rule file: a list of a thousand codes has some 30 KiB.</summary>
    public const int MaxFileBytes = 1024 * 1024;

    /// <summary>More files in one folder than any catalogue has.</summary>
    public const int MaxFiles = 1000;

    private const string LetRead = "Let this process read it.";

    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<CatalogueError> _errors = [];

    private FolderFiles()
    {
    }

    public static CatalogueFiles Read(string path)
    {
        var folder = new FolderFiles();
        if (!Directory.Exists(path))
        {
            folder.Complain(path, "is no folder. Name a folder that holds rules/ and exclusions/, or overrides/.");
            return new CatalogueFiles { Errors = folder._errors };
        }

        folder.RefuseStrays(path);
        var rules = folder.FilesIn(Path.Combine(path, CatalogueFiles.RulesFolder));
        var exclusions = folder.FilesIn(Path.Combine(path, CatalogueFiles.ExclusionsFolder));
        var overrides = folder.FilesIn(Path.Combine(path, CatalogueFiles.OverridesFolder))
            .ConvertAll(file => file with { Name = $"{CatalogueFiles.OverridesFolder}/{file.Name}" });
        if (rules.Count == 0 && overrides.Count == 0 && folder._errors.Count == 0)
        {
            folder.Complain(path, "holds no rules/*.yaml and no overrides/*.yaml. Put at least one rule or override there.");
        }

        var files = new CatalogueFiles { Rules = rules, Exclusions = exclusions, Overrides = overrides, Errors = folder._errors };
        return rules.Count == 0 && overrides.Count > 0 ? UponShipped(files) : files;
    }

    /// <summary>A folder with overrides alone changes the shipped catalogue; a set named like a shipped one takes its place.</summary>
    private static CatalogueFiles UponShipped(CatalogueFiles files)
    {
        var shipped = ShippedFiles.Read();
        var own = files.Exclusions.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return files with
        {
            Rules = shipped.Rules,
            Exclusions = [.. shipped.Exclusions.Where(file => !own.Contains(file.Name)), .. files.Exclusions],
        };
    }

    /// <summary>YAML beside the folders would look as if it counted.</summary>
    private void RefuseStrays(string path)
    {
        foreach (var file in Listing(path))
        {
            Complain(
                Path.GetFileName(file),
                "lies beside the folders and is not read. "
                    + "Move a rule to rules/, an exclusion set to exclusions/, a change of a rule to overrides/.");
        }
    }

    private List<CatalogueFile> FilesIn(string folder)
    {
        var files = new List<CatalogueFile>();
        foreach (var file in Listing(folder))
        {
            var name = Path.GetFileName(file);
            if (!name.EndsWith(".yaml", StringComparison.Ordinal))
            {
                Complain(name, "is not read, for its name does not end in .yaml. Rename it or move it away.");
            }
            else if (TextOf(file, name) is { } text)
            {
                files.Add(new CatalogueFile(name, text));
            }
        }

        return files;
    }

    /// <summary>Files that are or look like YAML, by name.</summary>
    private List<string> Listing(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        try
        {
            var files = Directory.EnumerateFiles(folder).Where(LooksLikeYaml).Take(MaxFiles + 1).ToList();
            if (files.Count <= MaxFiles)
            {
                files.Sort(StringComparer.Ordinal);
                return files;
            }

            Complain(folder, $"holds more than {MaxFiles} files. Keep only the rules that are applied together.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            Complain(folder, $"cannot be listed: {trouble.Message} {LetRead}");
        }

        return [];
    }

    private static bool LooksLikeYaml(string file) => Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml";

    private string? TextOf(string file, string name)
    {
        try
        {
            if (new FileInfo(file).Length is > MaxFileBytes and var length)
            {
                Complain(name, $"has {length} bytes; it must have at most {MaxFileBytes}. Split the list.");
                return null;
            }

            return File.ReadAllText(file, StrictUtf8);
        }
        catch (DecoderFallbackException)
        {
            Complain(name, "is not UTF-8. Save it as UTF-8.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            Complain(name, $"cannot be read: {trouble.Message} {LetRead}");
        }

        return null;
    }

    private void Complain(string file, string message) =>
        _errors.Add(new CatalogueError(new CataloguePlace(file, 0, 0), message));
}
