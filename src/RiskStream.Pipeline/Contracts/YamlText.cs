using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RiskStream.Pipeline.Contracts;

/// <summary>Writes a JSON document as YAML 1.2 in block style: the same document always gives the same text. Pure.</summary>
internal static partial class YamlText
{
    // Nobody reads this as HTML, and quotes and signs stay what they are.
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What a reader of YAML 1.1 or 1.2 would take for something other than text.
    private static readonly HashSet<string> Reserved =
        new(["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"], StringComparer.OrdinalIgnoreCase);

    public static string Write(JsonNode document)
    {
        var text = new StringBuilder();
        Block(text, document, 0);
        return text.ToString();
    }

    private static void Block(StringBuilder text, JsonNode? node, int depth)
    {
        var indent = new string(' ', 2 * depth);
        switch (node)
        {
            case JsonObject { Count: > 0 } members:
                foreach (var (name, value) in members)
                {
                    text.Append(indent).Append(Scalar(name)).Append(':');
                    Value(text, value, depth + 1);
                }

                break;
            case JsonArray { Count: > 0 } items:
                foreach (var item in items)
                {
                    Item(text, indent, item, depth);
                }

                break;
            default:
                text.Append(indent).Append(Flow(node)).Append('\n');
                break;
        }
    }

    private static void Value(StringBuilder text, JsonNode? value, int depth)
    {
        if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            text.Append('\n');
            Block(text, value, depth);
        }
        else
        {
            text.Append(' ').Append(Flow(value)).Append('\n');
        }
    }

    private static void Item(StringBuilder text, string indent, JsonNode? item, int depth)
    {
        var block = new StringBuilder();
        Block(block, item, depth + 1);

        // The first line of the item's block stands behind the dash, in place of two spaces of its indentation.
        text.Append(indent).Append("- ").Append(block.ToString().AsSpan(indent.Length + 2));
    }

    private static string Flow(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject => "{}",
        JsonArray => "[]",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Scalar(value.GetValue<string>()),
        _ => node.ToJsonString(),
    };

    private static string Scalar(string text) =>
        Plain().IsMatch(text) && !Reserved.Contains(text) ? text : JsonSerializer.Serialize(text, Quoted);

    [GeneratedRegex(@"^[$A-Za-z][A-Za-z0-9_/.-]*( [A-Za-z0-9_/.(),'-]+)*$")]
    private static partial Regex Plain();
}
