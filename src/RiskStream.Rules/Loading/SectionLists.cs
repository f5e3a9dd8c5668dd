using YamlDotNet.RepresentationModel;

namespace RiskStream.Rules.Loading;

/// <summary>Reads lists.</summary>
internal static class SectionLists
{
    /// <summary>The texts of a list, each once; none if the key is absent.</summary>
    public static IReadOnlyList<Entry> Entries(this Section section, string key, string remedy)
    {
        var entries = new List<Entry>();
        foreach (var (node, path) in section.Items(key, section.Find(key), remedy))
        {
            var text = (node as YamlScalarNode)?.Value?.Trim();
            if (string.IsNullOrEmpty(text))
            {
                section.Errors.At(node, $"{path} is {Shown.Kind(node)}; it must be a text. {remedy}");
            }
            else if (entries.Find(entry => entry.Text == text) is { } earlier)
            {
                section.Errors.At(node, $"{path} is {Shown.Quoted(text)}, as {earlier.Path} is. Remove one of them.");
            }
            else
            {
                entries.Add(new Entry(text, path, node));
            }
        }

        return entries;
    }

    /// <summary>The texts of a list, each of a form; what has it not is reported.</summary>
    public static IReadOnlyList<string> Texts(this Section section, TextField field)
    {
        var texts = new List<string>();
        foreach (var entry in section.Entries(field.Key, field.Remedy))
        {
            if (field.HasForm?.Invoke(entry.Text) == false)
            {
                section.Errors.At(
                    entry.Node,
                    $"{entry.Path} is {Shown.Quoted(entry.Text)}; it must be {field.Expected}. {field.Remedy}");
            }

            texts.Add(entry.Text);
        }

        return texts;
    }

    /// <summary>The words of a list that must be there, each one of those of the field.</summary>
    public static IReadOnlyList<T> Choices<T>(this Section section, ChoiceField<T> field)
    {
        section.Need(field.Key, $"a list of {field.Expected}", field.Remedy);
        var chosen = new List<T>();
        foreach (var entry in section.Entries(field.Key, field.Remedy))
        {
            var at = Array.FindIndex(field.Words, word => word.Word == entry.Text);
            if (at < 0)
            {
                section.Errors.At(
                    entry.Node, $"{entry.Path} is {Shown.Quoted(entry.Text)}; it must be one of {field.Expected}. {field.Remedy}");
                continue;
            }

            chosen.Add(field.Words[at].Value);
        }

        return chosen;
    }

    /// <summary>The mappings of a list that must be there and hold at least one.</summary>
    public static IReadOnlyList<T> Sections<T>(this Section section, string key, string remedy, Func<Section, T?> read)
        where T : class
    {
        var node = section.Need(key, "a list", remedy);
        return
        [
            .. section.Items(key, node, remedy)
                .Select(item => Section.Read(item.Node, item.Path, section.Errors, read))
                .OfType<T>(),
        ];
    }

    private static IEnumerable<(YamlNode Node, string Path)> Items(
        this Section section, string key, YamlNode? node, string remedy)
    {
        if (node is null)
        {
            yield break;
        }

        if (node is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            var kind = node is YamlSequenceNode ? "an empty list" : Shown.Kind(node);
            section.Complain(key, $"is {kind}; it must be a list with at least one entry. {remedy}");
            yield break;
        }

        for (var i = 0; i < list.Children.Count; i++)
        {
            yield return (list.Children[i], $"{section.PathOf(key)}[{i}]");
        }
    }
}
