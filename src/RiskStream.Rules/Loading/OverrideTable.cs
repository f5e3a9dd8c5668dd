using YamlDotNet.RepresentationModel;

namespace RiskStream.Rules.Loading;

/// <summary>
/// What a region changes of rules, one file a rule. A block is changed key by key; a number, a word or a list takes the place of the
/// rule's own.
/// </summary>
internal sealed class OverrideTable
{
    private static readonly string[] Changeable = ["status", CareReader.MayBlock, "effective_from", "effective_to", "exclusions", "rationale"];

    private static readonly NumberField Version = new("version", 1, 1_000_000)
    {
        Remedy = "Give the version of the change, which grows whenever the region changes the rule again.",
    };

    private static readonly TextField Reason = new("reason", "a text", "Say why the region changes the rule: alerts are judged by it.")
    {
        HasLines = true,
        MaxLength = 2000,
    };

    private readonly Dictionary<string, Change> _changes = [];

    /// <summary>What went wrong so far, in the files of overrides.</summary>
    public List<CatalogueError> Errors { get; } = [];

    /// <summary>Reads a file.</summary>
    public void Add(CatalogueFile file)
    {
        var errors = new FileErrors(file.Name);
        if (YamlText.Parse(file.Text, errors) is { } root)
        {
            Section.Read(root, string.Empty, errors, section => Read(section, root, file.Name));
        }

        Errors.AddRange(errors.All);
    }

    /// <summary>Changes a rule's file as the region says; null if it says nothing of it.</summary>
    public RuleOverride? Apply(string? id, YamlMappingNode rule, FileErrors errors)
    {
        if (id is null || !_changes.Remove(id, out var change))
        {
            return null;
        }

        foreach (var key in change.Content.Children.Keys.OfType<YamlScalarNode>().Where(key => IsOtherMeasure(key.Value!, rule)))
        {
            errors.Adopt(change.Content, change.File);
            errors.At(key, $"{key.Value} is not what {id} measures. Change the block that the rule has.");
            return null;
        }

        errors.Adopt(change.Content, change.File);
        Merge(rule, change.Content);
        return change.Said;
    }

    /// <summary>Every override must have found its rule.</summary>
    public void RefuseTheRest(IEnumerable<string> rules)
    {
        var known = string.Join(", ", rules.Order(StringComparer.Ordinal));
        Errors.AddRange(_changes.Select(change => new CatalogueError(
            new CataloguePlace(change.Value.File, 0, 0), $"changes {change.Key}, which no rule is named; there are {known}. Correct the id.")));
    }

    private Change? Read(Section section, YamlMappingNode root, string file)
    {
        var id = section.Text(RuleReader.Id);
        var version = section.Whole(Version);
        var reason = section.Text(Reason);
        foreach (var key in Changeable.Concat(MeasureForm.All.Select(form => form.Block)))
        {
            section.Find(key);
        }

        if (id is null || version is null || reason is null)
        {
            return null;
        }

        foreach (var own in new[] { RuleReader.Id.Key, Version.Key, Reason.Key })
        {
            root.Children.Remove(new YamlScalarNode(own));
        }

        var change = new Change(file, new RuleOverride((uint)version, reason), root);
        if (!_changes.TryAdd(id, change))
        {
            section.Complain($"changes {id}, as {_changes[id].File} does. Put what the region changes of a rule into one file.");
        }

        return change;
    }

    private static bool IsOtherMeasure(string key, YamlMappingNode rule) =>
        MeasureForm.All.Any(form => form.Block == key) && !rule.Children.ContainsKey(new YamlScalarNode(key));

    private static void Merge(YamlMappingNode into, YamlMappingNode from)
    {
        foreach (var (key, value) in from.Children)
        {
            if (value is YamlMappingNode changes && into.Children.TryGetValue(key, out var old) && old is YamlMappingNode block)
            {
                Merge(block, changes);
            }
            else
            {
                into.Children.Remove(key);
                into.Children.Add(key, value);
            }
        }
    }

    private sealed record Change(string File, RuleOverride Said, YamlMappingNode Content);
}
