using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace RiskStream.Pipeline.Contracts;

/// <summary>
/// JSON Schema (draft 7) of the proto3 JSON form of messages, with the proto's own field names, made from the generated descriptors.
/// Fields that are not known are allowed, as the decoders ignore them. Used by one caller at a time.
/// </summary>
internal sealed class JsonSchemas
{
    private const string Place = "#/components/schemas/";

    private readonly SortedDictionary<string, JsonNode> _byName = new(StringComparer.Ordinal);
    private readonly ProtoComments _comments;

    public JsonSchemas(ProtoComments comments) => _comments = comments;

    /// <summary>Every schema that was asked for, and what those refer to, by name.</summary>
    public IReadOnlyDictionary<string, JsonNode> All => _byName;

    /// <summary>A reference to a message's schema, which is made if it is not there yet.</summary>
    public JsonObject ReferenceTo(MessageDescriptor message)
    {
        var name = NameOf(message.FullName, message.File.Package);
        if (!_byName.ContainsKey(name))
        {
            // Taken before its fields are looked at, so that a message may contain itself.
            _byName[name] = new JsonObject();
            _byName[name] = Of(message);
        }

        return Reference(name);
    }

    private JsonObject ReferenceTo(EnumDescriptor type)
    {
        var name = NameOf(type.FullName, type.File.Package);
        if (!_byName.ContainsKey(name))
        {
            // The values of an enum stand in the scope around it, and the reader of comments files them under the enum.
            var words = type.Values.Select(value => (value.Name, Text: _comments.Of($"{type.FullName}.{value.Name}")))
                .Where(value => value.Text.Length > 0)
                .Select(value => $"{value.Name}: {value.Text}");
            var schema = Described(new JsonObject(), $"{_comments.Of(type.FullName)} {string.Join("; ", words)}".Trim());
            schema["type"] = "string";
            schema["enum"] = new JsonArray([.. type.Values.Select(value => (JsonNode)value.Name)]);
            _byName[name] = schema;
        }

        return Reference(name);
    }

    private JsonObject Of(MessageDescriptor message)
    {
        var schema = Described(new JsonObject(), _comments.Of(message.FullName));
        schema["type"] = "object";
        schema["x-protobuf-message"] = message.FullName;
        var properties = new JsonObject();
        foreach (var field in message.Fields.InFieldNumberOrder())
        {
            properties[field.Name] = WithComment(OfField(field), _comments.Of(field.FullName));
        }

        schema["properties"] = properties;
        var choices = message.Oneofs.Where(oneof => !oneof.IsSynthetic).Select(AtMostOne).ToList();
        if (choices.Count > 0)
        {
            schema["allOf"] = new JsonArray([.. choices]);
        }

        return schema;
    }

    private static JsonNode AtMostOne(OneofDescriptor oneof)
    {
        var members = oneof.Fields.Select(field => (JsonNode)Required(field.Name)).ToList();
        var none = new JsonObject { ["not"] = new JsonObject { ["anyOf"] = new JsonArray([.. members.Select(member => member.DeepClone())]) } };
        return new JsonObject { ["oneOf"] = new JsonArray([.. members, none]) };
    }

    private static JsonObject Required(string name) => new() { ["required"] = new JsonArray((JsonNode)name) };

    private JsonObject OfField(FieldDescriptor field)
    {
        if (field.IsMap)
        {
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = OfValue(field.MessageType.FindFieldByName("value")) };
        }

        return field.IsRepeated ? new JsonObject { ["type"] = "array", ["items"] = OfValue(field) } : OfValue(field);
    }

    private JsonObject OfValue(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message when field.MessageType.FullName == Timestamp.Descriptor.FullName => Typed("string", "date-time"),
        FieldType.Message => ReferenceTo(field.MessageType),
        FieldType.Enum => ReferenceTo(field.EnumType),
        FieldType.String => Typed("string", null),
        FieldType.Bool => Typed("boolean", null),
        FieldType.Bytes => new JsonObject { ["type"] = "string", ["contentEncoding"] = "base64" },
        FieldType.Double or FieldType.Float => new JsonObject
        {
            ["oneOf"] = new JsonArray(Typed("number", null), new JsonObject { ["enum"] = new JsonArray("NaN", "Infinity", "-Infinity") }),
        },
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => Wide("^-?[0-9]{1,19}$"),
        FieldType.UInt64 or FieldType.Fixed64 => Wide("^[0-9]{1,20}$"),
        FieldType.UInt32 or FieldType.Fixed32 => Ranged(0, uint.MaxValue),
        _ => Ranged(int.MinValue, int.MaxValue),
    };

    /// <summary>64 bits are written as text, since many readers keep numbers as doubles, and read as either.</summary>
    private static JsonObject Wide(string pattern) => new()
    {
        ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "string", ["pattern"] = pattern }, Typed("integer", null)),
    };

    private static JsonObject Ranged(long least, long most) => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };

    private static JsonObject Typed(string type, string? format)
    {
        var schema = new JsonObject { ["type"] = type };
        if (format is not null)
        {
            schema["format"] = format;
        }

        return schema;
    }

    private static JsonObject Reference(string name) => new() { ["$ref"] = Place + name };

    /// <summary>Draft 7 ignores what stands beside a reference, so a comment wraps it.</summary>
    private static JsonObject WithComment(JsonObject schema, string comment)
    {
        if (comment.Length == 0)
        {
            return schema;
        }

        return schema.ContainsKey("$ref")
            ? new JsonObject { ["description"] = comment, ["allOf"] = new JsonArray(schema) }
            : Described(schema, comment);
    }

    private static JsonObject Described(JsonObject schema, string comment)
    {
        if (comment.Length > 0)
        {
            schema.Insert(0, "description", comment);
        }

        return schema;
    }

    private static string NameOf(string fullName, string package) =>
        package.Length > 0 && fullName.StartsWith(package + ".", StringComparison.Ordinal) ? fullName[(package.Length + 1)..] : fullName;
}
