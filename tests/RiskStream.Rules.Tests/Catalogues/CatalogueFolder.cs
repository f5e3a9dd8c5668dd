using System.Text;
using Xunit.Sdk;

namespace RiskStream.Rules.Tests.Catalogues;

/// <summary>A folder with a catalogue of one's own, gone at the end of the test.</summary>
internal sealed class CatalogueFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("riskstream-rules-");

    private CatalogueFolder()
    {
    }

    /// <summary>Where it lies.</summary>
    public string FullName => _folder.FullName;

    /// <summary>An empty folder.</summary>
    public static CatalogueFolder Empty() => new();

    /// <summary>The shipped catalogue.</summary>
    public static CatalogueFolder Shipped()
    {
        var folder = new CatalogueFolder();
        foreach (var (path, text) in ShippedFiles.All)
        {
            folder.Write(path, text);
        }

        return folder;
    }

    /// <summary>Writes a file, such as rules/H01.yaml.</summary>
    public CatalogueFolder Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file, such as rules/H01.yaml.</summary>
    public CatalogueFolder Write(string path, byte[] bytes)
    {
        var file = Path.Combine(FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return this;
    }

    /// <summary>Replaces one part of a file.</summary>
    public CatalogueFolder Edit(string path, string part, string by)
    {
        var text = File.ReadAllText(Path.Combine(FullName, path));
        Assert.Equal(2, text.Split(part).Length);
        return Write(path, text.Replace(part, by, StringComparison.Ordinal));
    }

    /// <summary>Reads the folder.</summary>
    public CatalogueLoad Load() => RuleCatalogue.LoadFolder(FullName);

    /// <summary>Reads the folder, which must be sound.</summary>
    public CatalogueLoad.Loaded MustLoad() => Load() switch
    {
        CatalogueLoad.Loaded loaded => loaded,
        CatalogueLoad.Rejected rejected => throw new XunitException(string.Join('\n', rejected.Errors)),
        var other => throw new XunitException($"{other}"),
    };

    /// <summary>Reads the folder, which must be faulty; one error a line, the folder's own name left out.</summary>
    public string Errors() => string.Concat(
        Assert.IsType<CatalogueLoad.Rejected>(Load()).Errors
            .Select(error => $"{error}\n".Replace(FullName, "FOLDER", StringComparison.Ordinal)));

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
