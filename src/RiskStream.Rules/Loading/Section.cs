using YamlDotNet.RepresentationModel;

namespace RiskStream.Rules.Loading;

/// <summary>
/// A mapping of a file while it is read. Remembers which keys were asked for: what is left over at the end is unknown,
/// and an error, for a misspelt limit would otherwise be a limit that nobody applies.
/// </summary>
internal sealed class Section
{
    private readonly YamlMappingNode _map;
    private readonly string _path;
    private readonly List<string> _asked = [];

    private Section(YamlMappingNode map, string path, FileErrors errors)
    {
        _map = map;
        _path = path;
        Errors = errors;
    }

    public FileErrors Errors { get; }

    /// <summary>Reads a mapping; null with an error if the node is none.</summary>
    public static T? Read<T>(YamlNode node, string path, FileErrors errors, Func<Section, T?> read)
        where T : class
    {
        if (node is not YamlMappingNode map)
        {
            errors.At(
                node, $"{path} is {Shown.Kind(node)}; it must be keys and values. Write them indented below.");
            return null;
        }

        var section = new Section(map, path, errors);
        var value = read(section);
        section.RefuseTheRest();
        return value;
    }

    public string PathOf(string key) => _path.Length == 0 ? key : $"{_path}.{key}";

    /// <summary>The value of a key, or null if the key is absent.</summary>
    public YamlNode? Find(string key)
    {
        if (!_asked.Contains(key))
        {
            _asked.Add(key);
        }

        return NodeOf(key);
    }

    /// <summary>The value of a key; an error if the key is absent.</summary>
    public YamlNode? Need(string key, string expected, string remedy)
    {
        var node = Find(key);
        if (node is null)
        {
            Errors.At(_map, $"{PathOf(key)} is missing; it must be {expected}. {remedy}");
        }

        return node;
    }

    /// <summary>An error at the value of a key, or at the mapping where the key is absent.</summary>
    public void Complain(string key, string message) => Errors.At(NodeOf(key) ?? _map, $"{PathOf(key)} {message}");

    /// <summary>An error of the mapping as a whole.</summary>
    public void Complain(string message) => Errors.At(_map, _path.Length == 0 ? message : $"{_path}: {message}");

    private YamlNode? NodeOf(string key)
    {
        foreach (var (name, value) in _map.Children)
        {
            if (name is YamlScalarNode scalar && scalar.Value == key)
            {
                return value;
            }
        }

        return null;
    }

    private void RefuseTheRest()
    {
        foreach (var name in _map.Children.Keys)
        {
            var key = (name as YamlScalarNode)?.Value;
            if (key is null)
            {
                Errors.At(name, $"{PathOf("?")} is no plain word. Write one of {string.Join(", ", _asked)}.");
            }
            else if (!_asked.Contains(key))
            {
                var known = string.Join(", ", _asked);
                Errors.At(name, $"{PathOf(Shown.Cut(key))} is no known key. Remove it, or write one of {known}.");
            }
        }
    }
}
