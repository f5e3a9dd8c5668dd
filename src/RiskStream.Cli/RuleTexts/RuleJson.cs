using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RiskStream.Rules;

namespace RiskStream.Cli.RuleTexts;

/// <summary>Rules as JSON, one object a line.</summary>
internal static class RuleJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>What a list shows.</summary>
    public static string Summary(RuleDefinition rule) => Text(Head(rule));

    /// <summary>Everything that is known of a rule.</summary>
    public static string Whole(RuleDefinition rule)
    {
        var whole = Head(rule);
        whole["sentence"] = Both(RuleSentence.Describe(rule));
        whole["basis"] = rule.Basis;
        whole["rationale"] = rule.Rationale;
        whole["effective_from"] = $"{rule.EffectiveFrom}";
        whole["effective_to"] = rule.EffectiveTo is { } end ? $"{end}" : null;
        whole["exclusions"] = new JsonArray([.. rule.Exclusions.Select(set => (JsonNode)set.Id)]);
        whole["measure"] = RuleDocument.MeasureOf(rule).Name;
        whole["numbers"] = new JsonArray(
        [
            .. RuleDocument.MeasureOf(rule).Numbers.Select(number => new JsonObject
            {
                ["key"] = number.Key, ["value"] = number.Value, ["allowed"] = number.Range,
            }),
        ]);
        return Text(whole);
    }

    public static string Of(ExclusionSet set) => Text(new JsonObject
    {
        ["id"] = set.Id,
        ["version"] = set.Version,
        ["name"] = Both(set.Name),
        ["sentence"] = Both(ExclusionSentence.Describe(set)),
    });

    public static string Checked(CatalogueLoad.Loaded loaded) => Text(new JsonObject
    {
        ["sound"] = true,
        ["rules"] = loaded.Rules.All.Count,
        ["exclusion_sets"] = loaded.Exclusions.Count,
        ["overrides"] = loaded.Rules.All.Count(rule => rule.Override is not null),
    });

    public static string Fault(CatalogueError error) => Text(new JsonObject
    {
        ["file"] = error.Place.File, ["line"] = error.Place.Line, ["column"] = error.Place.Column, ["message"] = error.Message,
    });

    private static JsonObject Head(RuleDefinition rule) => new()
    {
        ["id"] = rule.Id,
        ["version"] = rule.Version,
        ["override"] = rule.Override is { } change ? new JsonObject { ["version"] = change.Version, ["reason"] = change.Reason } : null,
        ["name"] = Both(rule.Name),
        ["axis"] = Word(rule.Axis),
        ["dimension"] = rule.Dimension,
        ["phases"] = new JsonArray([.. rule.Care.Phases.Select(phase => (JsonNode)Word(phase))]),
        ["synchronous"] = Word(rule.Care.Synchronous),
        ["may_block"] = rule.Care.MayBlock,
        ["status"] = Word(rule.Status),
        ["national_code"] = rule.NationalCode,
    };

    private static JsonObject Both(Bilingual text) => new() { ["zh"] = text.Zh, ["en"] = text.En };

    private static string Text(JsonObject json) => json.ToJsonString(Readable);
}
