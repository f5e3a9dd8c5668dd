using YamlDotNet.RepresentationModel;

namespace RiskStream.Rules.Loading;

/// <summary>How a value from a file appears in a message: short, on one line, quoted unless a number.</summary>
internal static class Shown
{
    private const int MaxLength = 60;

    public static string Cut(string text)
    {
        var line = Line(text);
        return line.Length <= MaxLength ? line : line[..MaxLength] + "…";
    }

    public static string Line(string text) => text.ReplaceLineEndings(" ").Trim();

    public static string Quoted(string text) => $"\"{Cut(text)}\"";

    public static string Kind(YamlNode node) => node switch
    {
        YamlMappingNode => "a list of keys and values",
        YamlSequenceNode => "a list",
        YamlScalarNode { Value: null or "" } => "empty",
        YamlScalarNode scalar => Quoted(scalar.Value),
        _ => "of an unknown kind",
    };
}
