using System.Globalization;
using RiskStream.EventTime;
using YamlDotNet.RepresentationModel;

namespace RiskStream.Rules.Tests.Scenarios;

/// <summary>A node of a scenario file. Remembers which keys were asked for, so that a misspelt one fails.</summary>
internal sealed class Node(string path, YamlNode yaml)
{
    private readonly HashSet<string> _asked = [];

    public IEnumerable<string> Keys => Map.Children.Keys.Select(key => ((YamlScalarNode)key).Value!);

    private YamlMappingNode Map => yaml as YamlMappingNode ?? throw Wrong("must be keys and values");

    public Node? Find(string key)
    {
        _asked.Add(key);
        return Map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? new Node($"{path}.{key}", value) : null;
    }

    public IReadOnlyList<Node> List(string key)
    {
        if (Find(key) is not { } found)
        {
            return [];
        }

        return found.Items ?? throw found.Wrong("must be a list");
    }

    public string? Text(string key) => Find(key)?.Scalar;

    public string Text(string key, string absent) => Text(key) ?? absent;

    public double? Number(string key) => Text(key) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    public bool Flag(string key) => Text(key) == "true";

    public IReadOnlyList<string> Texts(string key) => [.. List(key).Select(item => item.Scalar)];

    /// <summary>An instant of UTC+8, such as 2026-03-01T09:00 or 2026-03-01 for its midnight.</summary>
    public EventTimestamp? Time(string key) => Text(key) is { } text ? TimeOf(text) : null;

    /// <summary>A span such as 30s, 10m, 12h, 3d.</summary>
    public TimeSpan? Span(string key) => Text(key) is { } text
        ? text[^1] switch
        {
            's' => TimeSpan.FromSeconds(AmountOf(text)),
            'm' => TimeSpan.FromMinutes(AmountOf(text)),
            'h' => TimeSpan.FromHours(AmountOf(text)),
            'd' => TimeSpan.FromDays(AmountOf(text)),
            _ => throw Wrong($"{key} must end with s, m, h or d"),
        }
        : null;

    /// <summary>Fails on keys that nobody asked for.</summary>
    public void MustBeRead()
    {
        var unknown = Keys.Where(key => !_asked.Contains(key)).ToList();
        if (unknown.Count > 0)
        {
            throw Wrong($"has {string.Join(", ", unknown)}; known are {string.Join(", ", _asked.Order())}");
        }
    }

    /// <summary>Maps, lists and texts, as JSON says them.</summary>
    public object ToPlain() => yaml switch
    {
        YamlMappingNode => Keys.ToDictionary(key => key, key => Find(key)!.ToPlain()),
        YamlSequenceNode => Items!.Select(item => item.ToPlain()).ToList(),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } number when double.TryParse(
            number.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && number.Value![0] != '0' => value,
        _ => Scalar,
    };

    private string Scalar => (yaml as YamlScalarNode)?.Value ?? throw Wrong("must be a text");

    private List<Node>? Items => (yaml as YamlSequenceNode)?.Children.Select((item, i) => new Node($"{path}[{i}]", item)).ToList();

    public static EventTimestamp TimeOf(string text) =>
        EventTimestamp.FromUtc(DateTimeOffset.Parse($"{(text.Length == 10 ? text + "T00:00" : text)}+08:00", CultureInfo.InvariantCulture));

    public FormatException Wrong(string what) => new($"{path} {what}");

    private static double AmountOf(string span) => double.Parse(span[..^1], CultureInfo.InvariantCulture);
}
