using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RiskStream.Rules.Loading;

/// <summary>Collects the errors of one file.</summary>
internal sealed class FileErrors(string file)
{
    private readonly List<CatalogueError> _all = [];

    public string File => file;

    public IReadOnlyList<CatalogueError> All => _all;

    /// <summary>The file as a whole is at fault.</summary>
    public void Add(string message) => _all.Add(new CatalogueError(new CataloguePlace(file, 0, 0), message));

    public void At(YamlNode node, string message) => At(node.Start, message);

    public void At(Mark mark, string message) =>
        _all.Add(new CatalogueError(new CataloguePlace(file, (int)mark.Line, (int)mark.Column), message));
}
