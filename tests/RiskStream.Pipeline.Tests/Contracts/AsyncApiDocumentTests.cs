using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using RiskStream.Pipeline.Contracts;
using RiskStream.Pipeline.Hosting;
using RiskStream.TestKit;

namespace RiskStream.Pipeline.Tests.Contracts;

public sealed class AsyncApiDocumentTests
{
    private static readonly JsonObject Document = AsyncApiDocument.Create();

    [Fact]
    public void The_committed_file_is_the_generated_one()
    {
        var path = RepositoryRoot.Combine("docs", "asyncapi.yaml");
        var generated = AsyncApiDocument.Yaml();
        if (Environment.GetEnvironmentVariable("GOLDEN_ACCEPT") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            File.WriteAllText(path, generated);
        }

        Assert.True(
            File.ReadAllText(path).ReplaceLineEndings("\n") == generated,
            "docs/asyncapi.yaml is not what the contracts say now; accept it: GOLDEN_ACCEPT=1 dotnet test tests/RiskStream.Pipeline.Tests");
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var check = new JsonSchemaCheck(Document);
        var references = References(Document).ToList();

        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, reference => check.Resolve(reference) is null);
    }

    [Fact]
    public void Every_topic_of_the_settings_is_described()
    {
        var options = new KafkaOptions();
        var topics = typeof(KafkaOptions).GetProperties()
            .Where(property => property.PropertyType == typeof(string) && property.GetCustomAttribute<RequiredAttribute>() is not null)
            .Where(property => property.Name is not (nameof(KafkaOptions.BootstrapServers) or nameof(KafkaOptions.GroupPrefix)))
            .Select(property => (string)property.GetValue(options)!);
        var described = Document["channels"]!.AsObject().Select(channel => channel.Value!["address"]!.GetValue<string>());

        Assert.Equal(topics.Order(), described.Order());
    }

    [Fact]
    public void Every_channel_is_used_by_an_operation_and_says_its_key()
    {
        var used = Document["operations"]!.AsObject().Select(operation => operation.Value!["channel"]!["$ref"]!.GetValue<string>()).ToHashSet();
        var check = new JsonSchemaCheck(Document);

        Assert.All(Document["channels"]!.AsObject(), channel =>
        {
            Assert.Contains($"#/channels/{channel.Key}", used);
            Assert.All(channel.Value!["messages"]!.AsObject(), message => Assert.NotEmpty(
                check.Resolve(message.Value!["$ref"]!.GetValue<string>())!["bindings"]!["kafka"]!["key"]!["description"]!.GetValue<string>()));
        });
    }

    [Fact]
    public void Comments_of_the_contracts_describe_messages_fields_and_values()
    {
        var schemas = Document["components"]!["schemas"]!;

        Assert.Equal("A visit or a stay.", Text(schemas["Encounter"]!));
        Assert.Equal("token of psn_no, the national person number", Text(schemas["Person"]!["properties"]!["psn_key"]!));
        Assert.Contains("SETTLEMENT: 2102, 2207, 2304", Text(schemas["EventType"]!), StringComparison.Ordinal);
        Assert.Equal("exclusion set -> how many facts it removed from the window", Text(schemas["RiskAlert"]!["properties"]!["excluded"]!));
    }

    [Theory]
    [InlineData("true", "\"true\"")]
    [InlineData("plain words, and-more", "plain words, and-more")]
    [InlineData("a: b", "\"a: b\"")]
    [InlineData("0.5.0", "\"0.5.0\"")]
    [InlineData("中文 \"x\"", "\"中文 \\\"x\\\"\"")]
    [InlineData("", "\"\"")]
    public void Text_that_yaml_would_read_otherwise_is_quoted(string text, string written) =>
        Assert.Equal($"a:\n  - b: {written}\n    c:\n      - []\n  - {written}\n", YamlText.Write(new JsonObject
        {
            ["a"] = new JsonArray(new JsonObject { ["b"] = text, ["c"] = new JsonArray(new JsonArray()) }, text),
        }));

    private static string Text(JsonNode schema) => schema["description"]!.GetValue<string>();

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            member.Key == "$ref" ? [member.Value!.GetValue<string>()] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
