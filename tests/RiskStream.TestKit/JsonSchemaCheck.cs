using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RiskStream.TestKit;

/// <summary>
/// Validates JSON by those words of JSON Schema, draft 7, that the generated contracts use; a schema that uses another word is
/// refused, so that no rule goes unchecked.
/// </summary>
public sealed class JsonSchemaCheck(JsonNode document)
{
    private static readonly HashSet<string> Silent =
        ["description", "x-protobuf-message", "contentEncoding"];

    /// <summary>What is wrong with a value, by path; empty if it is valid.</summary>
    public IReadOnlyList<string> Faults(JsonNode schema, JsonNode? value)
    {
        var faults = new List<string>();
        Check(schema.AsObject(), value, "$", faults);
        return faults;
    }

    /// <summary>What a reference within the document leads to, or null.</summary>
    public JsonNode? Resolve(string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return null;
        }

        JsonNode? node = document;
        foreach (var step in reference[2..].Split('/'))
        {
            node = node is JsonObject members ? members[step.Replace("~1", "/", StringComparison.Ordinal)] : null;
        }

        return node;
    }

    private void Check(JsonObject schema, JsonNode? value, string path, List<string> faults)
    {
        foreach (var (word, rule) in schema)
        {
            var isKept = word switch
            {
                "$ref" => Passes(Resolve(rule!.GetValue<string>())!, value, path, faults),
                "type" => IsOfType(value, rule!.GetValue<string>()),
                "enum" => rule!.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, value)),
                "pattern" => value?.GetValueKind() != JsonValueKind.String || Regex.IsMatch(value.GetValue<string>(), rule!.GetValue<string>()),
                "format" => rule!.GetValue<string>() == "date-time" && IsInstant(value),
                "minimum" => Number(value) is not { } number || number >= Number(rule),
                "maximum" => Number(value) is not { } number || number <= Number(rule),
                "required" => value is not JsonObject given || rule!.AsArray().All(name => given.ContainsKey(name!.GetValue<string>())),
                "properties" => Properties(rule!.AsObject(), value, path, faults),
                "items" => value is not JsonArray items || items.Select((item, i) => Passes(rule!, item, $"{path}[{i}]", faults)).ToList().TrueForAll(ok => ok),
                "additionalProperties" => value is not JsonObject all || all.ToList().TrueForAll(one => Passes(rule!, one.Value, $"{path}.{one.Key}", faults)),
                "allOf" => rule!.AsArray().ToList().TrueForAll(part => Passes(part!, value, path, faults)),
                "anyOf" => rule!.AsArray().Any(part => Faults(part!, value).Count == 0),
                "oneOf" => rule!.AsArray().Count(part => Faults(part!, value).Count == 0) == 1,
                "not" => Faults(rule!, value).Count > 0,
                _ => Silent.Contains(word) ? true : throw new InvalidOperationException($"the word {word} at {path} is not known"),
            };
            if (!isKept)
            {
                faults.Add($"{path}: {word} {rule?.ToJsonString()} is not kept by {value?.ToJsonString()}");
            }
        }
    }

    private bool Properties(JsonObject properties, JsonNode? value, string path, List<string> faults)
    {
        foreach (var (name, member) in value as JsonObject ?? [])
        {
            if (properties[name] is { } schema)
            {
                Check(schema.AsObject(), member, $"{path}.{name}", faults);
            }
        }

        return true;
    }

    private bool Passes(JsonNode schema, JsonNode? value, string path, List<string> faults)
    {
        var before = faults.Count;
        Check(schema.AsObject(), value, path, faults);
        return faults.Count == before;
    }

    private static bool IsOfType(JsonNode? value, string type) => (type, value?.GetValueKind()) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String)
            or ("number", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => Number(value) is { } number && number == decimal.Truncate(number),
        _ => false,
    };

    private static bool IsInstant(JsonNode? value) =>
        value?.GetValueKind() != JsonValueKind.String
        || DateTimeOffset.TryParse(value.GetValue<string>(), CultureInfo.InvariantCulture, out _);

    private static decimal? Number(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number
        && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
