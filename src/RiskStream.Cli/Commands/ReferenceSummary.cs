using System.Text.Json;
using RiskStream.EventTime;
using RiskStream.Reference;
using RiskStream.Reference.Lists;

namespace RiskStream.Cli.Commands;

/// <summary>One list in short.</summary>
internal sealed record ReferenceSummary
{
    public required string List { get; init; }

    public required string Version { get; init; }

    public required string Digest { get; init; }

    public required int Entries { get; init; }

    /// <summary>The first day on which an entry holds, or empty if one has no beginning.</summary>
    public required string ValidFrom { get; init; }

    /// <summary>The first day after all of them, or empty if one has no end.</summary>
    public required string ValidTo { get; init; }

    /// <summary>Every list that has entries.</summary>
    public static IEnumerable<ReferenceSummary> Of(ReferenceData data) =>
        from list in data.Lists
        where list.Count > 0
        let spans = list.Entries.Select(entry => entry.Validity).ToList()
        select new ReferenceSummary
        {
            List = list.Name,
            Version = list.Version,
            Digest = list.Digest,
            Entries = list.Count,
            ValidFrom = Text(spans.Min(span => span.From), Validity.Open),
            ValidTo = Text(spans.Max(span => span.To), Validity.OpenEnd),
        };

    public string ToJson() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["list"] = List,
        ["version"] = Version,
        ["digest"] = Digest,
        ["entries"] = Entries,
        ["valid_from"] = ValidFrom,
        ["valid_to"] = ValidTo,
    });

    public override string ToString() =>
        $"{List,-26} {Version,-14} {Entries,8} entries  [{(ValidFrom.Length > 0 ? ValidFrom : "…")}, {(ValidTo.Length > 0 ? ValidTo : "…")})  {Digest}";

    private static string Text(CivilDay day, CivilDay open) => day == open ? string.Empty : day.ToString();
}
