using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RiskStream.Rules.Loading;

/// <summary>Collects the errors of one file.</summary>
internal sealed class FileErrors(string file)
{
    private readonly List<CatalogueError> _all = [];
    private readonly Dictionary<YamlNode, string> _fileOf = new(ReferenceEqualityComparer.Instance);

    public string File => file;

    public IReadOnlyList<CatalogueError> All => _all;

    /// <summary>The file as a whole is at fault.</summary>
    public void Add(string message) => _all.Add(new CatalogueError(new CataloguePlace(file, 0, 0), message));

    public void At(YamlNode node, string message) =>
        _all.Add(new CatalogueError(
            new CataloguePlace(_fileOf.GetValueOrDefault(node, file), (int)node.Start.Line, (int)node.Start.Column), message));

    /// <summary>Says that a node and all below it come from another file.</summary>
    public void Adopt(YamlNode node, string from)
    {
        foreach (var one in node.AllNodes)
        {
            _fileOf[one] = from;
        }
    }

    public void At(Mark mark, string message) =>
        _all.Add(new CatalogueError(new CataloguePlace(file, (int)mark.Line, (int)mark.Column), message));
}
