using YamlDotNet.RepresentationModel;

namespace RiskStream.Rules.Loading;

/// <summary>Reads all files of a catalogue; goes on after a fault, so that every error is reported at once.</summary>
internal sealed class CatalogueReader
{
    private readonly List<CatalogueError> _errors = [];
    private readonly Dictionary<string, string> _fileOfId = [];
    private readonly ExclusionTable _exclusions = new();
    private readonly OverrideTable _overrides = new();
    private readonly List<RuleDefinition> _rules = [];

    public static CatalogueLoad Read(CatalogueFiles files)
    {
        var reader = new CatalogueReader();
        reader._errors.AddRange(files.Errors);
        foreach (var file in files.Exclusions)
        {
            reader.ReadExclusion(file);
        }

        foreach (var file in files.Overrides)
        {
            reader._overrides.Add(file);
        }

        foreach (var file in files.Rules)
        {
            reader.ReadRule(file);
        }

        reader._overrides.RefuseTheRest(reader._fileOfId.Keys.Where(Forms.IsRuleId));
        reader._errors.AddRange(reader._overrides.Errors);
        return reader.Outcome();
    }

    private void ReadExclusion(CatalogueFile file)
    {
        var (id, set) = ReadFile(file, ExclusionReader.Id, (_, section) => ExclusionReader.Read(section));
        if (id is not null)
        {
            _exclusions.Add(id, set);
        }
    }

    private void ReadRule(CatalogueFile file)
    {
        RuleOverride? change = null;
        var (_, rule) = ReadFile(file, RuleReader.Id, (root, section) =>
        {
            change = _overrides.Apply(IdOf(section, RuleReader.Id), root, section.Errors);
            return new RuleReader(_exclusions).Read(section);
        });
        if (rule is null)
        {
            return;
        }

        if (SharedUses.Conflict(rule, _rules) is { } conflict)
        {
            _errors.Add(new CatalogueError(new CataloguePlace(file.Name, 0, 0), conflict));
        }

        _rules.Add(rule with { Override = change });
    }

    /// <summary>What a file holds, and its id even where the rest is faulty.</summary>
    private (string? Id, T? Content) ReadFile<T>(CatalogueFile file, TextField idField, Func<YamlMappingNode, Section, T?> read)
        where T : class
    {
        var errors = new FileErrors(file.Name);
        string? id = null;
        T? content = null;
        if (YamlText.Parse(file.Text, errors) is { } root)
        {
            content = Section.Read(root, string.Empty, errors, section =>
            {
                id = IdOf(section, idField);
                RefuseDuplicate(section, id, file.Name);
                return read(root, section);
            });
        }

        _errors.AddRange(errors.All);
        return (id, errors.All.Count == 0 ? content : null);
    }

    private static string? IdOf(Section section, TextField field) =>
        section.Find(field.Key) is YamlScalarNode { Value: { } id } && field.HasForm!(id) ? id : null;

    private void RefuseDuplicate(Section section, string? id, string file)
    {
        if (id is not null && !_fileOfId.TryAdd(id, file))
        {
            section.Complain(
                "id",
                $"is {id}, as in {_fileOfId[id]}; an id belongs to one file. Choose another id or remove a file.");
        }
    }

    private CatalogueLoad Outcome() => _errors.Count == 0
        ? new CatalogueLoad.Loaded(new RuleSet(_rules), _exclusions.Sound)
        : new CatalogueLoad.Rejected(
        [
            .. _errors
                .OrderBy(error => error.Place.File, StringComparer.Ordinal)
                .ThenBy(error => error.Place.Line)
                .ThenBy(error => error.Place.Column),
        ]);
}
