using System.Reflection;
using System.Text.RegularExpressions;

namespace RiskStream.Pipeline.Contracts;

/// <summary>
/// The comments of the .proto files, by the full name of what they stand at: generated code does not carry them. It reads the plain
/// style of this repository: one declaration a line, a comment above it or behind it.
/// </summary>
internal sealed partial class ProtoComments
{
    private const string Resources = "protos/";

    private readonly Dictionary<string, string> _byName = [];

    private ProtoComments()
    {
    }

    /// <summary>The comments of the contracts of this version.</summary>
    public static ProtoComments Shipped { get; } = ReadShipped();

    /// <summary>The comments of one file.</summary>
    public static ProtoComments Parse(string proto)
    {
        var comments = new ProtoComments();
        comments.Read(proto);
        return comments;
    }

    /// <summary>The comment of a message, field, enum or value; empty if it has none.</summary>
    public string Of(string fullName) => _byName.GetValueOrDefault(fullName, string.Empty);

    private static ProtoComments ReadShipped()
    {
        var comments = new ProtoComments();
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Resources, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            comments.Read(reader.ReadToEnd());
        }

        return comments;
    }

    private void Read(string proto)
    {
        var scopes = new Stack<string>();
        var above = new List<string>();
        var package = string.Empty;
        foreach (var text in proto.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = text.Trim();
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                above.Add(line.TrimStart('/').Trim());
                continue;
            }

            if (Package().Match(line) is { Success: true } packaged)
            {
                package = packaged.Groups[1].Value;
            }
            else if (Block().Match(line) is { Success: true } block)
            {
                // The members of a oneof belong to the message around it.
                scopes.Push(block.Groups[1].Value == "oneof" ? string.Empty : block.Groups[2].Value);
                Note(Name(package, scopes, null), above, string.Empty);
            }
            else if (Member().Match(line) is { Success: true } member)
            {
                Note(Name(package, scopes, member.Groups[1].Value), above, member.Groups[2].Value);
            }

            if (line.StartsWith('}') && scopes.Count > 0)
            {
                scopes.Pop();
            }

            above.Clear();
        }
    }

    private void Note(string name, List<string> above, string behind)
    {
        var comment = string.Join(' ', above.Append(behind.Trim()).Where(part => part.Length > 0));
        if (comment.Length > 0)
        {
            _byName.TryAdd(name, comment);
        }
    }

    private static string Name(string package, Stack<string> scopes, string? member) =>
        string.Join('.', new[] { package }.Concat(scopes.Reverse()).Append(member ?? string.Empty).Where(part => part.Length > 0));

    [GeneratedRegex(@"^package ([\w.]+);")]
    private static partial Regex Package();

    [GeneratedRegex(@"^(message|enum|oneof|service) (\w+) \{")]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?:[\w.<>, ]+ )?(\w+) = -?\d+;\s*(?://\s*(.*))?$")]
    private static partial Regex Member();
}
